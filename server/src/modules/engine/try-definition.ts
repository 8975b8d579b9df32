import {
  type Catalogue,
  type EventDefinition,
  fail,
  ok,
  type Reach,
  type Result,
  Simulation,
  type Trial as DomainTrial,
} from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import type { Definitions } from '../definitions/index.ts';
import { ownersContext } from './context.ts';
import { readPast } from './log-events.store.ts';
import type { People } from './people.ts';
import { readPeople } from './people.store.ts';
import { reached } from './recipients.ts';
import { Texts } from './texts.ts';
import type { Trial, TrialMatch, Trials } from './trial.ts';

export interface TryNeeds {
  database: Database;
  clock: Clock;
  definitions: Pick<Definitions, 'catalogueOf'>;
  limits?: Partial<TryLimits>;
}

export interface TryLimits {
  /** User events a trial, at most. */
  events: number;
  /** Milliseconds a trial, at most. */
  ms: number;
}

const usualLimits: TryLimits = { events: 2_000_000, ms: 20_000 };

export interface ToTry {
  draft: EventDefinition;
  /** The version that is kept, to be tried beside it. */
  current: EventDefinition | null;
  days: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

const day = 86_400_000;
const page = 2_000;
const matchesAtMost = 50;

const reachOf =
  (people: People): Reach =>
  (recipient, { definition, values }) =>
    reached(recipient, { definition, firing: { values } }, people).userIds.filter((id) => people.mayBeNotified(id));

function matchOf(
  match: DomainTrial['matches'][number],
  definition: EventDefinition,
  ground: { people: People; catalogue: Catalogue },
): TrialMatch {
  const { at, kind, interactionId, values } = match;
  const texts = new Texts(
    { firing: { values, kind, interactionId }, definition },
    { ...ground, publicUrl: null, heldBack: 0 },
  );
  const template = definition.actions.flatMap((action) =>
    'title' in action ? [action.title] : 'subject' in action ? [action.subject] : [],
  )[0];
  return { at, interactionId, values, title: template === undefined ? definition.name : texts.title(template) };
}

interface Reading {
  organizationId: string;
  since: number;
  until: number;
  signal: AbortSignal | undefined;
}

/** Gives the past to a simulation, page by page, in transactions of their own. @returns whether it was cut short. */
async function giveAll(
  { database, limits }: TryNeeds,
  simulation: Simulation,
  { organizationId, since, until, signal }: Reading,
): Promise<boolean> {
  const { events, ms } = { ...usualLimits, ...limits };
  const startedAt = performance.now();
  let after = { at: since, seq: 0 };
  for (;;) {
    signal?.throwIfAborted();
    if (simulation.eventsRead >= events || performance.now() - startedAt > ms) return true;
    const past = await readPast(database, organizationId, { after, until, limit: page });
    for (const event of past) simulation.take(event);
    const last = past.at(-1);
    if (last === undefined || past.length < page) return false;
    after = { at: last.occurredAt, seq: last.seq };
  }
}

/** Tries definitions over some days gone by. Nothing is done and nobody is told. */
export function createTry(needs: TryNeeds) {
  const { database, clock, definitions } = needs;
  const ground = async (organizationId: string): Promise<{ people: People; catalogue: Catalogue }> => ({
    people: await database.transaction(organizationId, (transaction) => readPeople(transaction, organizationId)),
    catalogue: await definitions.catalogueOf(organizationId),
  });

  return async (
    { organizationId }: SignedInViewer,
    { draft, current, days, signal }: ToTry,
  ): Promise<Result<Trials, UserProblem>> => {
    if (days < 1 || days > 31)
      return fail(invalid([{ path: ['days'], code: 'OUT_OF_RANGE', message: 'Choose 1 to 31 days.' }]));
    const { people, catalogue } = await ground(organizationId);
    const tried = current === null ? [draft] : [draft, current];
    const simulation = new Simulation({
      definitions: tried,
      catalogue,
      context: ownersContext(people),
      reach: reachOf(people),
      keep: matchesAtMost,
    });
    const until = clock.now();
    const cutShort = await giveAll(needs, simulation, { organizationId, since: until - days * day, until, signal });
    const [first, second] = simulation.finish(until).map((trial, index): Trial => {
      const matches = trial.matches.map((match) => matchOf(match, tried[index] ?? draft, { people, catalogue }));
      return { ...trial, matches, eventsRead: simulation.eventsRead, cutShort };
    });
    if (!first) throw new Error('A simulation answers for every definition that it was given.');
    return ok({ draft: first, current: second ?? null });
  };
}
