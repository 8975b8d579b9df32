import type { TimerDraft } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { type KeptTimer, subjectKey } from './timer-book.ts';

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

/** Takes away the timers of definitions that do not work any more. */
export const endOtherTimers = (
  { rows }: Transaction,
  organizationId: string,
  definitionIds: readonly string[],
): Promise<unknown> =>
  rows('delete from timers where organization_id = $1 and definition_id <> all($2::uuid[])', [
    organizationId,
    definitionIds,
  ]);

/** The timers of some definitions. */
export async function timersOfDefinitions(
  { rows }: Transaction,
  organizationId: string,
  definitionIds: readonly string[],
): Promise<KeptTimer[]> {
  if (definitionIds.length === 0) return [];
  const found = await rows<TimerData>(
    `select ${timerColumns} from timers t where t.organization_id = $1 and t.definition_id = any($2::uuid[])`,
    [organizationId, definitionIds],
  );
  return found.map(timerOf);
}

/** Gives timers their new times. */
export async function moveTimers(
  { rows }: Transaction,
  organizationId: string,
  timers: readonly KeptTimer[],
): Promise<void> {
  if (timers.length === 0) return;
  await rows(
    `update timers t set due_at = x.due_at from json_to_recordset($2) as x(definition_id uuid, episode text, due_at timestamptz)
     where t.organization_id = $1 and t.definition_id = x.definition_id and t.episode = x.episode`,
    [
      organizationId,
      JSON.stringify(
        timers.map(({ definitionId, episode, dueAt }) => ({
          definition_id: definitionId,
          episode,
          due_at: iso(dueAt),
        })),
      ),
    ],
  );
}
