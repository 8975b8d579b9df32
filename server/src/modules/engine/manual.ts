import {
  builtInCatalogue,
  compile,
  can,
  covers,
  fail,
  firesByHand,
  invariant,
  noChain,
  type LoggedEvent,
  ok,
  type Result,
} from '@belfry/domain';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { asDefinition, type DefinitionRow } from '../definitions/index.ts';
import type { Interactions } from '../interactions/index.ts';
import { noHourly } from './admit-firings.ts';
import { contextOf } from './context.ts';
import type { FiringRow } from './firing.ts';
import { readPeople } from './people.store.ts';
import { itemFor, type ManualItem, type NamedItem } from './manual-item.ts';
import { latestSeqOf, lockStanding } from './standing.store.ts';
import { announce, type PassNeeds } from './run-pass.ts';
import { writePass, type Written } from './write-pass.ts';

export interface ManualNeeds extends PassNeeds {
  interactions: Pick<Interactions, 'store' | 'subjects'>;
  /** Told after the commit of what was fired by hand. */
  done: (organizationId: string, written: Written) => void;
}

const isManualFor =
  ({ kind, channel }: ManualItem) =>
  ({ eventType }: DefinitionRow): boolean => {
    const type = builtInCatalogue.eventType(eventType);
    if (type?.trigger !== 'manual' || type.subject !== kind) return false;
    return channel === null || (type.channels?.some((one) => one === channel) ?? true);
  };

const isFor = (viewer: SignedInViewer, { ownerId }: DefinitionRow, { permission }: ManualItem): boolean =>
  ownerId === null ? can(viewer, permission) : ownerId === viewer.userId && can(viewer, 'events:write');

/** The item as it stands, as an event that changes nothing. */
const standsAs = (
  { standing }: ManualItem,
  by: SignedInViewer,
  { seq, now }: { seq: number; now: number },
): LoggedEvent => ({
  ...standing,
  seq,
  type: 'custom',
  customType: null,
  occurredAt: now,
  recordedAt: now,
  actor: by.userId === null ? { kind: 'system', userId: null } : { kind: 'user', userId: by.userId },
  userId: by.userId,
  target: null,
  reason: null,
  fields: {},
  changes: null,
  historical: false,
  late: false,
});

const doesNotHold: UserProblem = invalid([
  { path: ['subjectId'], code: 'DOES_NOT_FIT', message: 'The conditions of the event do not hold for this item.' },
]);

/** Fires it in the place that it has among the passes of the engine: one at a time. */
function fire(
  needs: ManualNeeds,
  viewer: SignedInViewer,
  { definition, item }: { definition: DefinitionRow; item: ManualItem },
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
      latestSeqOf(transaction, organizationId, item.standing),
    ]);
    const known = asDefinition(definition);
    const context = contextOf(people, () => true);
    const event = standsAs(item, viewer, { seq, now: clock.now() });
    const draft = firesByHand(compile([known], catalogue), known.id, { event, context, run: ids.next() });
    if (!draft) return fail(doesNotHold);
    const fired = [{ draft, target: item.target, chain: noChain }];
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

  async function eventsOn(viewer: SignedInViewer, item: ManualItem): Promise<DefinitionRow[]> {
    const { organizationId } = viewer;
    const all = await database.transaction(organizationId, (transaction) =>
      definitions.all(transaction, organizationId),
    );
    return all
      .filter((one) => one.enabled && one.pausedReason === null && isFor(viewer, one, item))
      .filter(isManualFor(item))
      .toSorted((a, b) => Number(a.ownerId !== null) - Number(b.ownerId !== null) || a.position - b.position);
  }

  return {
    /** Those that a viewer may run on an item, in the order in which they fire. None for what the viewer may not see. */
    async eventsFor(viewer: SignedInViewer, subject: NamedItem): Promise<DefinitionRow[]> {
      const item = await itemFor(interactions, viewer, subject);
      return item === null ? [] : eventsOn(viewer, item);
    },

    /** Runs one on an item that the viewer may see. Settles once its firing is durable. */
    async run(
      viewer: SignedInViewer,
      { definition, subject }: { definition: { type: string; key: string }; subject: NamedItem },
    ): Promise<Result<FiringRow, UserProblem>> {
      const item = await itemFor(interactions, viewer, subject);
      if (!item) return fail(notFound('item'));
      const found = (await eventsOn(viewer, item)).find(({ id }) => id === definition.key);
      if (!found || definition.type !== 'EventDefinition') return fail(notFound('event to be run by hand'));
      if (found.ownerId === null && !covers(viewer, item.permission, item.target))
        return fail(notAllowed(item.permission, 'Your role does not let you act on this item.'));
      const written = await fire(needs, viewer, { definition: found, item });
      if (!written.ok) return written;
      announce(needs, viewer.organizationId, written.value);
      needs.done(viewer.organizationId, written.value);
      const [firing] = written.value.firings;
      invariant(firing !== undefined, 'a run of its own is a cause of its own');
      return ok(firing);
    },
  };
}
