import {
  builtInCatalogue,
  compile,
  can,
  covers,
  fail,
  firesByHand,
  invariant,
  itemOf,
  noChain,
  type LoggedEvent,
  ok,
  type Result,
} from '@belfry/domain';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { asDefinition, type DefinitionRow } from '../definitions/index.ts';
import type { Interactions } from '../interactions/index.ts';
import { noHourly } from './admit-firings.ts';
import { contextOf } from './context.ts';
import type { FiringRow } from './firing.ts';
import { readPeople } from './people.store.ts';
import { latestSeqOf, lockStanding } from './standing.store.ts';
import { announce, type PassNeeds } from './run-pass.ts';
import { writePass, type Written } from './write-pass.ts';

export interface ManualNeeds extends PassNeeds {
  interactions: Pick<Interactions, 'store'>;
  /** Told after the commit of what was fired by hand. */
  done: (organizationId: string, written: Written) => void;
}

/** A thing by its GraphQL type and key. */
interface Named {
  type: string;
  key: string;
}

type InteractionRow = Awaited<ReturnType<ManualNeeds['interactions']['store']['byIds']>>[number];

const isManualFor = ({ eventType }: DefinitionRow, { channel }: InteractionRow): boolean => {
  const type = builtInCatalogue.eventType(eventType);
  const { trigger, subject, channels } = type ?? { trigger: 'event', subject: 'custom' };
  return trigger === 'manual' && subject === 'interaction' && (channels?.includes(channel) ?? true);
};

const isFor = (viewer: SignedInViewer, { ownerId }: DefinitionRow): boolean =>
  ownerId === null ? can(viewer, 'interactions:act') : ownerId === viewer.userId && can(viewer, 'events:write');

/** The item as it stands, as an event that changes nothing. */
const standsAs = (
  row: InteractionRow,
  by: SignedInViewer,
  { seq, now }: { seq: number; now: number },
): LoggedEvent => ({
  seq,
  type: 'custom',
  customType: null,
  occurredAt: now,
  recordedAt: now,
  interactionId: row.id,
  actor: by.userId === null ? { kind: 'system', userId: null } : { kind: 'user', userId: by.userId },
  userId: by.userId,
  queueId: row.queueId,
  target: null,
  reason: null,
  fields: {},
  item: itemOf(row.id, row.state),
  changes: null,
  historical: false,
  late: false,
  subject: null,
  state: null,
});

const doesNotHold: UserProblem = invalid([
  { path: ['subjectId'], code: 'DOES_NOT_FIT', message: 'The conditions of the event do not hold for this item.' },
]);

/** Fires it in the place that it has among the passes of the engine: one at a time. */
function fire(
  needs: ManualNeeds,
  viewer: SignedInViewer,
  { definition, row }: { definition: DefinitionRow; row: InteractionRow },
): Promise<Result<Written, UserProblem>> {
  const { database, clock, ids } = needs;
  const { organizationId } = viewer;
  return database.transaction(organizationId, async (transaction): Promise<Result<Written, UserProblem>> => {
    const standing = await lockStanding(transaction, organizationId);
    if (!standing) return fail(notFound('event'));
    const [people, mutes, catalogue, seq] = await Promise.all([
      readPeople(transaction, organizationId),
      needs.definitions.mutes(transaction, organizationId),
      needs.definitions.catalogueOf(organizationId, transaction),
      latestSeqOf(transaction, organizationId, row.id),
    ]);
    const known = asDefinition(definition);
    const context = contextOf(people, () => true);
    const event = standsAs(row, viewer, { seq, now: clock.now() });
    const draft = firesByHand(compile([known], catalogue), known.id, { event, context, run: ids.next() });
    if (!draft) return fail(doesNotHold);
    const target = { userIds: row.participants, queueIds: row.queueId === null ? [] : [row.queueId] };
    const fired = [{ draft, target, chain: noChain }];
    const memory = { armed: [], ended: [], thresholds: new Map(), patterns: new Map(), paused: new Map() };
    const passed = { ...memory, fired };
    const definitionsById = new Map([[known.id, known]]);
    const { cursor } = standing;
    const what = {
      organizationId,
      passed,
      people,
      mutes,
      catalogue,
      definitions: definitionsById,
      hourly: noHourly(),
      cursor,
    };
    return ok(await writePass(needs, transaction, what));
  });
}

/** Events that people run by hand. */
export function createManual(needs: ManualNeeds) {
  const { database, interactions, definitions } = needs;

  const itemFor = async (viewer: SignedInViewer, { type, key }: Named): Promise<InteractionRow | null> =>
    type === 'Interaction' && isUuid(key) ? ((await interactions.store.byIds(viewer, [key]))[0] ?? null) : null;

  async function eventsOn(viewer: SignedInViewer, row: InteractionRow): Promise<DefinitionRow[]> {
    const { organizationId } = viewer;
    const all = await database.transaction(organizationId, (transaction) =>
      definitions.all(transaction, organizationId),
    );
    return all
      .filter((one) => one.enabled && one.pausedReason === null && isManualFor(one, row) && isFor(viewer, one))
      .toSorted((a, b) => Number(a.ownerId !== null) - Number(b.ownerId !== null) || a.position - b.position);
  }

  return {
    /** Those that a viewer may run on an item, in the order in which they fire. None for what the viewer may not see. */
    async eventsFor(viewer: SignedInViewer, subject: Named): Promise<DefinitionRow[]> {
      const row = await itemFor(viewer, subject);
      return row === null ? [] : eventsOn(viewer, row);
    },

    /** Runs one on an item that the viewer may see. Settles once its firing is durable. */
    async run(
      viewer: SignedInViewer,
      { definition, subject }: { definition: Named; subject: Named },
    ): Promise<Result<FiringRow, UserProblem>> {
      const row = await itemFor(viewer, subject);
      if (!row) return fail(notFound('item'));
      const found = (await eventsOn(viewer, row)).find(({ id }) => id === definition.key);
      if (!found || definition.type !== 'EventDefinition') return fail(notFound('event to be run by hand'));
      const reach = { userIds: row.participants, queueIds: row.queueId === null ? [] : [row.queueId] };
      if (found.ownerId === null && !covers(viewer, 'interactions:act', reach))
        return fail(notAllowed('interactions:act', 'Your role does not let you act on this interaction.'));
      const written = await fire(needs, viewer, { definition: found, row });
      if (!written.ok) return written;
      announce(needs, viewer.organizationId, written.value);
      needs.done(viewer.organizationId, written.value);
      const [firing] = written.value.firings;
      invariant(firing !== undefined, 'a run of its own is a cause of its own');
      return ok(firing);
    },
  };
}
