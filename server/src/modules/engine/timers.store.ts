import type { Subject, TimerDraft } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { KeptTimer } from './pass.ts';

interface TimerData {
  timer: Omit<KeptTimer, 'dueAt'>;
  dueAt: number;
}

const timerColumns = 't.timer, t.due_at as "dueAt"';
/** What an earlier version kept says neither kind nor subject: it is of an interaction, and its first time. */
const timerOf = ({ timer, dueAt }: TimerData): KeptTimer => {
  const { interactionId } = timer;
  const before = { kind: 'timed', round: 0, subject: { kind: 'interaction', id: interactionId ?? '' } } as const;
  return { ...before, ...timer, dueAt };
};
const iso = (ms: number): string => new Date(ms).toISOString();

/** A subject as one word. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** The timers of some subjects, each as `subjectKey` gives it. */
export async function timersOf(
  { rows }: Transaction,
  organizationId: string,
  subjects: readonly string[],
): Promise<KeptTimer[]> {
  if (subjects.length === 0) return [];
  const found = await rows<TimerData>(
    `select ${timerColumns} from timers t where t.organization_id = $1 and t.subject = any($2)`,
    [organizationId, subjects],
  );
  return found.map(timerOf);
}

/** Timers that are due, 500 at most. */
export async function dueTimers({ rows }: Transaction, organizationId: string, now: number): Promise<KeptTimer[]> {
  const found = await rows<TimerData>(
    `select ${timerColumns} from timers t where t.organization_id = $1 and t.due_at <= $2 order by t.due_at limit 500`,
    [organizationId, new Date(now)],
  );
  return found.map(timerOf);
}

export async function nextDue({ rows }: Transaction, organizationId: string): Promise<number | null> {
  const [row] = await rows<{ due: number | null }>('select min(due_at) as due from timers where organization_id = $1', [
    organizationId,
  ]);
  return row?.due ?? null;
}

export async function endTimers(
  { rows }: Transaction,
  organizationId: string,
  timers: readonly TimerDraft[],
): Promise<void> {
  if (timers.length === 0) return;
  await rows(
    `delete from timers t using unnest($2::uuid[], $3::text[]) as x(definition_id, episode)
     where t.organization_id = $1 and t.definition_id = x.definition_id and t.episode = x.episode`,
    [organizationId, timers.map(({ definitionId }) => definitionId), timers.map(({ episode }) => episode)],
  );
}

export async function armTimers(
  { rows }: Transaction,
  organizationId: string,
  timers: readonly KeptTimer[],
): Promise<void> {
  if (timers.length === 0) return;
  await rows(
    `insert into timers (organization_id, definition_id, episode, subject, due_at, timer)
     select $1, x.* from json_to_recordset($2) as x(definition_id uuid, episode text, subject text, due_at timestamptz, timer jsonb)
     on conflict (organization_id, definition_id, episode) do nothing`,
    [
      organizationId,
      JSON.stringify(
        timers.map(({ dueAt, ...timer }) => ({
          definition_id: timer.definitionId,
          episode: timer.episode,
          subject: subjectKey(timer.subject),
          due_at: iso(dueAt),
          timer,
        })),
      ),
    ],
  );
}

/** Brings timers up to date with their definitions: those of definitions that do not work any more go, the others get their new time. */
export async function adjustTimers(
  { rows }: Transaction,
  organizationId: string,
  times: ReadonlyMap<string, number>,
): Promise<void> {
  const given = [organizationId, [...times.keys()], [...times.values()]];
  await rows('delete from timers where organization_id = $1 and definition_id <> all($2::uuid[])', given.slice(0, 2));
  await rows(
    `update timers t set due_at = x.due_at from (
       select k.definition_id, k.episode, to_timestamp(((k.timer ->> 'startedAt')::numeric + d.after_ms) / 1000) as due_at
       from unnest($2::uuid[], $3::bigint[]) as d(id, after_ms) join timers k on k.organization_id = $1 and k.definition_id = d.id) x
     where t.organization_id = $1 and t.definition_id = x.definition_id and t.episode = x.episode and t.due_at <> x.due_at`,
    given,
  );
}
