import { createHash } from 'node:crypto';
import {
  type ActionInput,
  type ActionName,
  can,
  checkFields,
  covers,
  factOf,
  type InvalidTransition,
  interactionActions,
  invariant,
  scopeOf,
} from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { type Directory, referenceKey } from '../directory/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { InteractionStore } from './interaction.store.ts';
import type { Recorder } from './recorder.ts';
import type { InteractionReference, RecordingItem, RecordingOutcome } from './recording-item.ts';
import type { UserEventRow } from './user-event.ts';
import type { UserEventStore } from './user-event.store.ts';
import { nameAtMost, unstorable } from './storable.ts';
import { mayClaim, mayTouch } from './visibility.ts';

/** A user action as the caller asks for it, ids resolved to keys. */
export interface Act extends Omit<ActionInput, 'callerId'> {
  action: ActionName;
  interactionId: string | null;
  /** When it happened; now unless given. Epoch milliseconds. */
  at: number | null;
  idempotencyKey: string | null;
  /** For createInteraction: the source's own id. */
  externalId?: string | null;
}

export type Acted = { kind: 'acted'; interaction: InteractionRow | null; event: UserEventRow };
export type ActProblem = UserProblem | InvalidTransition;

interface Needs {
  store: InteractionStore;
  events: UserEventStore;
  recorder: Recorder;
  directory: Directory;
  clock: Clock;
  newId: () => string;
}

/** Does one user action: checks who may, asks the state machine, records the user event. Answered when it is durable. */
export const actOn =
  (needs: Needs) =>
  async (viewer: SignedInViewer, act: Act): Promise<Acted | ActProblem> => {
    const { permission } = interactionActions[act.action];
    if (!can(viewer, permission)) return notAllowed(permission);
    const problem = partProblem(viewer, act) ?? payloadProblem(act) ?? (await namesProblem(needs, viewer, act));
    if (problem) return problem;
    const target = await referenceFor(needs, viewer, act);
    if (target !== null && !('of' in target)) return target;
    const item = itemFor(act, { viewer, interaction: target?.of ?? null, needs });
    const [outcome] = await needs.recorder.record(viewer.organizationId, [item]);
    invariant(outcome !== undefined, 'one item gives one outcome');
    return answer(needs, viewer, outcome);
  };

/** Acting in somebody else's part, or at another time than now, needs a permission that reaches so far. */
function partProblem(viewer: SignedInViewer, { action, userId, at }: Act): UserProblem | null {
  const { permission, inputs } = interactionActions[action];
  const forAnother = inputs.user === 'self-or-named' && userId != null && userId !== viewer.userId;
  if (forAnother && !covers(viewer, permission, { userIds: [userId], queueIds: [] }))
    return notAllowed(permission, 'Your role does not let you act for this user.');
  if (inputs.user !== undefined && userId == null && viewer.userId === null) {
    return invalid([{ path: ['userId'], code: 'REQUIRED', message: 'Name the user: this token belongs to none.' }]);
  }
  if (inputs.user === 'named' && userId == null)
    return invalid([{ path: ['userId'], code: 'REQUIRED', message: 'Name the user.' }]);
  if (at !== null && scopeOf(viewer, permission) !== 'all')
    return notAllowed(permission, 'Saying when it happened needs a role that may act for everyone.');
  return null;
}

function payloadProblem(act: Act): UserProblem | null {
  const { action, fields, idempotencyKey, externalId } = act;
  const issues = checkFields(interactionActions[action].type, fields ?? {}).map(({ field, message }) => ({
    path: [field],
    code: 'INVALID_FIELD',
    message,
  }));
  const problem = unstorable(act);
  if (problem) issues.push({ path: [], code: 'INVALID', message: problem });
  for (const [name, text] of Object.entries({ idempotencyKey, externalId })) {
    if (text == null || (text.length > 0 && text.length <= nameAtMost)) continue;
    issues.push({ path: [name], code: 'INVALID', message: `${name} must have 1 to ${nameAtMost} characters.` });
  }
  return issues.length > 0 ? invalid(issues) : null;
}

/** The user and the queue that an action names must be of the organization. */
async function namesProblem(
  { directory }: Needs,
  { organizationId }: SignedInViewer,
  { userId, queueId }: Act,
): Promise<UserProblem | null> {
  const named = [{ kind: 'user', id: userId ?? null } as const, { kind: 'queue', id: queueId ?? null } as const].filter(
    ({ id }) => id !== null,
  );
  if (named.length === 0) return null;
  const known = await directory.resolve({ organizationId, source: 'api', references: named, createMissing: false });
  const missing = named.find((one) => !known.has(referenceKey(one)));
  return missing ? notFound(missing.kind) : null;
}

async function referenceFor(
  { store, newId }: Needs,
  viewer: SignedInViewer,
  act: Act,
): Promise<{ of: InteractionReference } | UserProblem | null> {
  if (interactionActions[act.action].subject === 'user') return null;
  if (act.action === 'createInteraction')
    return { of: { kind: 'new', id: newId(), externalId: act.externalId ?? null, channel: channelOf(act) } };
  const [row] = act.interactionId === null ? [] : await store.byIds(viewer, [act.interactionId]);
  if (!row) return notFound('interaction');
  if (!mayTouch(viewer, 'interactions:act', row) && !(act.action === 'claimInteraction' && mayClaim(viewer, row)))
    return notAllowed('interactions:act', 'Your role does not let you act on this interaction.');
  return { of: { kind: 'id', id: row.id } };
}

type Channel = Extract<InteractionReference, { kind: 'new' }>['channel'];

const channelOf = ({ fields }: Act): Channel => {
  const channel = fields?.['channel'];
  return isChannel(channel) ? channel : 'call';
};

const isChannel = (value: unknown): value is Channel => typeof value === 'string' && value.length > 0;

/** Whoever sees or serves only some interactions takes part in one that they make: else it would be lost to them at once. */
const keepsToOwn = (viewer: SignedInViewer): boolean =>
  viewer.userId !== null &&
  (scopeOf(viewer, 'interactions:act') !== 'all' || scopeOf(viewer, 'interactions:read') !== 'all');

function itemFor(
  act: Act,
  { viewer, interaction, needs }: { viewer: SignedInViewer; interaction: InteractionReference | null; needs: Needs },
): RecordingItem {
  const { type, actor, userId, queueId, target, reason, fields } = factOf(act.action, {
    ...act,
    callerId: viewer.userId,
  });
  const own = act.action === 'createInteraction' && keepsToOwn(viewer);
  const caller = viewer.userId ?? 'operator';
  return {
    source: 'api',
    sourceEventId: `${caller}:${act.idempotencyKey ?? needs.newId()}`,
    digest:
      act.idempotencyKey === null ? null : createHash('sha256').update(JSON.stringify(act)).digest().subarray(0, 16),
    type,
    customType: null,
    occurredAt: act.at ?? needs.clock.now(),
    justNow: act.at === null,
    historical: false,
    mode: 'command',
    interaction,
    actor: own ? { kind: 'user', userId: viewer.userId } : actor,
    userId,
    queueId,
    target,
    subject: interaction === null ? { kind: 'user', id: userId ?? caller } : null,
    reason,
    fields: Object.keys(fields).length > 0 ? { ...fields } : null,
    anomaly: null,
    firingId: null,
  };
}

async function answer(
  { events, store }: Needs,
  viewer: SignedInViewer,
  outcome: RecordingOutcome,
): Promise<Acted | ActProblem> {
  if (outcome.status === 'rejected') return outcome.problem;
  if (outcome.status === 'recorded') return { kind: 'acted', interaction: outcome.interaction, event: outcome.event };
  if (!outcome.sameInput) {
    return {
      kind: 'IdempotencyConflictError',
      code: 'IDEMPOTENCY_CONFLICT',
      message: 'This idempotencyKey was used before with other input. Take a new one.',
    };
  }
  const [event] = await events.bySeqs(viewer.organizationId, [outcome.seq]);
  invariant(event !== undefined, 'a duplicate names an event of the log');
  const [interaction] = event.interactionId === null ? [] : await store.byIds(viewer, [event.interactionId]);
  return { kind: 'acted', interaction: interaction ?? null, event };
}
