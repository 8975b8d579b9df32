import {
  type Catalogue,
  covers,
  type EventDefinition,
  explainWhyNot,
  type ExplainedCondition,
  type Subject,
  type WhyNot,
} from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { type GlobalId, globalId, RequestError, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Definitions } from '../definitions/index.ts';
import type { Interactions } from '../interactions/index.ts';
import { ownersContext } from './context.ts';
import { reachOfSubject, rememberedOf } from './explain.store.ts';
import type { Explanation } from './explanation.ts';
import type { FiringRow } from './firing.ts';
import { firingsStore } from './firings.store.ts';
import { eventsOfSubject } from './log-events.store.ts';
import { readPeople } from './people.store.ts';
import { subjectKey } from './timer-book.ts';
import { timersOf } from './timers.store.ts';

export interface ExplainNeeds {
  database: Database;
  clock: Clock;
  definitions: Pick<Definitions, 'catalogueOf'>;
  interactions: Pick<Interactions, 'store'>;
}

export interface ToExplain {
  definition: EventDefinition;
  /** Why it rests; null when it does not. */
  paused: string | null;
  subject: GlobalId | null;
  /** As things stood then; null: now. Epoch milliseconds. */
  at: number | null;
}

const firingsAtMost = 20;

const noItem = (): RequestError =>
  new RequestError('NOT_FOUND', 'There is no such item, or it is not yours to see. Choose another one.');

const verdicts = { FIRED: 'fired', WOULD_FIRE: 'would-fire', DOES_NOT_FIRE: 'does-not-fire' } as const;

const typeOf = { user: 'User', queue: 'Queue', team: 'Team', department: 'Department' } as const;

/** A condition with global ids in the place of Belfry's own. */
function shownCondition(condition: ExplainedCondition, eventType: string, catalogue: Catalogue): unknown {
  if (condition.kind === 'not') return { ...condition, of: shownCondition(condition.of, eventType, catalogue) };
  if (condition.kind !== 'test')
    return { ...condition, of: condition.of.map((part) => shownCondition(part, eventType, catalogue)) };
  const { refersTo } = catalogue.field(condition.field, eventType) ?? {};
  if (refersTo === undefined) return condition;
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    return typeof value === 'string' && value.length === 36 ? globalId(typeOf[refersTo], value) : value;
  };
  return { ...condition, expected: shown(condition.expected), seen: shown(condition.seen) };
}

/** What an explanation is about, if the viewer may see it. */
async function subjectFor(
  { database, interactions }: ExplainNeeds,
  viewer: SignedInViewer,
  named: GlobalId | null,
): Promise<Subject | null> {
  if (named === null) return null;
  const subject = { kind: named.type.toLowerCase(), id: named.key };
  if (named.type === 'Interaction')
    return (await interactions.store.byIds(viewer, [named.key])).length > 0 ? subject : null;
  const reach = await database.transaction(viewer.organizationId, (transaction) =>
    reachOfSubject(transaction, viewer.organizationId, subject),
  );
  return reach !== null && covers(viewer, 'user-events:read', reach) ? subject : null;
}

interface Asked {
  definition: EventDefinition;
  subject: Subject;
  paused: string | null;
  now: number;
}

async function whyNot(
  { definitions }: ExplainNeeds,
  transaction: Transaction,
  { definition, subject, paused, now, firings }: Asked & { firings: readonly FiringRow[] },
): Promise<{ why: WhyNot; catalogue: Catalogue }> {
  const { organizationId } = definition;
  const interactionId = subject.kind === 'interaction' ? subject.id : null;
  const [catalogue, people, events, timers, { throttles, thresholds, stopped }] = await Promise.all([
    definitions.catalogueOf(organizationId, transaction),
    readPeople(transaction, organizationId),
    eventsOfSubject(transaction, organizationId, { subject, until: now }),
    timersOf(transaction, organizationId, [subjectKey(subject)]),
    rememberedOf(transaction, organizationId, { definitionId: definition.id, interactionId, at: now }),
  ]);
  const why = explainWhyNot(definition, {
    events,
    firedAt: firings.map(({ firedAt }) => firedAt),
    timers,
    throttles: throttles.filter(({ item }) => item === null || item === subjectKey(subject)),
    thresholds,
    stopped: stopped.map((one) => ({ ...one, cause: { seq: 0 }, subject })),
    paused,
    now,
    context: ownersContext(people),
    catalogue,
  });
  return { why, catalogue };
}

/** Says why a definition fired for an item, or why it did not. */
export function createExplain(needs: ExplainNeeds) {
  const { database, clock } = needs;
  const store = firingsStore(database);
  return async (
    viewer: SignedInViewer,
    { definition, paused, subject: named, at }: ToExplain,
  ): Promise<Explanation> => {
    const { organizationId } = viewer;
    const subject = await subjectFor(needs, viewer, named);
    if (!subject) throw noItem();
    const now = at ?? clock.now();
    const firings = await store.list(
      viewer,
      { definition: { eq: definition.id }, subject, firedAt: { lte: now } },
      { limit: firingsAtMost - 1, backward: false, from: null },
    );
    const { why, catalogue } = await database.transaction(organizationId, (transaction) =>
      whyNot(needs, transaction, { definition, subject, paused, now, firings }),
    );
    return {
      verdict: verdicts[why.verdict],
      summary: why.summary,
      why: why.why,
      causes: why.causes.map(({ condition, ...cause }) => ({
        ...cause,
        tests: shownCondition(condition, definition.eventType, catalogue),
      })),
      firings,
    };
  };
}
