import { createHash } from 'node:crypto';
import { can, checkFields, covers, invariant, scopeOf, type UserEventType } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { type Directory, referenceKey } from '../directory/index.ts';
import type { InteractionStore } from './interaction.store.ts';
import type { Recorder } from './recorder.ts';
import type { RecordingItem, RecordingOutcome } from './recording-item.ts';
import { nameAtMost, unstorable } from './storable.ts';
import type { KeyedSubject } from './subject.ts';
import type { SubjectStore } from './subjects.store.ts';
import type { UserEventRow } from './user-event.ts';
import type { UserEventStore } from './user-event.store.ts';
import type { SubjectPermission } from './visibility.ts';

/** What somebody does with a task or a survey; ids are keys. */
export interface SubjectAct {
  type: Extract<UserEventType, `task.${string}` | `survey.${string}`>;
  kind: 'task' | 'survey';
  permission: SubjectPermission;
  /** Which; null makes one. */
  key: string | null;
  /** The version that the caller has seen; any when null. */
  expectedVersion: number | null;
  /** Whom it is given to, or whom it is about. */
  userId: string | null;
  interactionId: string | null;
  fields: Record<string, unknown>;
  reason: string | null;
  idempotencyKey: string | null;
}

export interface SubjectActed {
  subject: KeyedSubject;
  event: UserEventRow;
}

interface Needs {
  subjects: SubjectStore;
  store: InteractionStore;
  events: UserEventStore;
  recorder: Recorder;
  directory: Directory;
  clock: Clock;
  newId: () => string;
}

type Step<Value> = Value | { problem: UserProblem };

/** Does one thing with a task or a survey: checks who may, records the user event. Answered when it is durable. */
export const actOnSubject =
  (needs: Needs) =>
  async (viewer: SignedInViewer, act: SubjectAct): Promise<SubjectActed | UserProblem> => {
    if (!can(viewer, act.permission)) return notAllowed(act.permission);
    const problem = inputProblem(viewer, act) ?? (await namesProblem(needs, viewer, act));
    if (problem) return problem;
    const known = act.key === null ? null : await standing(needs, viewer, act);
    if (known !== null && 'problem' in known) return known.problem;
    const id = known?.id ?? needs.newId();
    const [outcome] = await needs.recorder.record(viewer.organizationId, [itemFor(act, { viewer, id, needs })]);
    invariant(outcome !== undefined, 'one item gives one outcome');
    return answer(needs, { viewer, act, outcome });
  };

function inputProblem(viewer: SignedInViewer, act: SubjectAct): UserProblem | null {
  const { type, fields, userId, permission, idempotencyKey } = act;
  // A change says only what is other than before: what the first event had to say need not be said again.
  const isFirst = act.key === null;
  const issues = checkFields(type, fields)
    .filter(({ field }) => isFirst || fields[field] !== undefined)
    .map(({ field, message }) => ({ path: [field], code: 'INVALID_FIELD', message }));
  const unfit = unstorable(act);
  if (unfit) issues.push({ path: [], code: 'INVALID', message: unfit });
  if (idempotencyKey !== null && (idempotencyKey === '' || idempotencyKey.length > nameAtMost))
    issues.push({
      path: ['idempotencyKey'],
      code: 'INVALID',
      message: `idempotencyKey must have 1 to ${nameAtMost} characters.`,
    });
  if (issues.length > 0) return invalid(issues);
  const isOther = userId !== null && userId !== viewer.userId;
  return isOther && !covers(viewer, permission, { userIds: [userId], queueIds: [] })
    ? notAllowed(permission, 'Your role does not let you give it to this user.')
    : null;
}

/** The user and the interaction that it names must be there to see. */
async function namesProblem(
  { directory, store }: Needs,
  viewer: SignedInViewer,
  { userId, interactionId }: SubjectAct,
): Promise<UserProblem | null> {
  const { organizationId } = viewer;
  if (userId !== null) {
    const user = { kind: 'user', id: userId } as const;
    const known = await directory.resolve({ organizationId, source: 'api', references: [user], createMissing: false });
    if (!known.has(referenceKey(user))) return notFound('user');
  }
  if (interactionId === null) return null;
  const [interaction] = await store.byIds(viewer, [interactionId]);
  return interaction ? null : notFound('interaction');
}

/** It must be there to see and to change, and what is over is over. */
async function standing(
  { subjects }: Needs,
  viewer: SignedInViewer,
  { type, kind, permission, key, expectedVersion }: SubjectAct,
): Promise<Step<KeyedSubject>> {
  const [row] = await subjects.byKeys(viewer, { kind, permission, keys: key === null ? [] : [key] });
  if (!row || row.deleted) return { problem: notFound(kind) };
  if (expectedVersion !== null && expectedVersion !== row.version)
    return {
      problem: {
        kind: 'ConflictError',
        code: 'CONFLICT',
        message: `This ${kind} was changed in the meantime. Look at it again.`,
        currentVersion: row.version,
      },
    };
  return unlessOver(row, type);
}

function unlessOver(row: KeyedSubject, type: SubjectAct['type']): Step<KeyedSubject> {
  const { kind, fields } = row;
  const { status } = fields;
  const isOver = status === 'completed' || (kind === 'survey' && (status === 'answered' || status === 'expired'));
  if (isOver && type !== 'task.deleted' && type !== 'task.modified')
    return {
      problem: { kind: 'ConflictError', code: 'CONFLICT', message: `This ${kind} is ${String(status)} already.` },
    };
  return row;
}

function itemFor(
  act: SubjectAct,
  { viewer, id, needs }: { viewer: SignedInViewer; id: string; needs: Needs },
): RecordingItem {
  const { type, kind, userId, interactionId, fields, reason, idempotencyKey } = act;
  const caller = viewer.userId ?? 'operator';
  const byCustomer = type === 'survey.answered';
  return {
    source: 'api',
    sourceEventId: `${caller}:${idempotencyKey ?? needs.newId()}`,
    digest: idempotencyKey === null ? null : createHash('sha256').update(JSON.stringify(act)).digest().subarray(0, 16),
    type,
    customType: null,
    occurredAt: needs.clock.now(),
    historical: false,
    mode: 'fact',
    interaction: interactionId === null ? null : { kind: 'id', id: interactionId },
    actor: byCustomer
      ? { kind: 'customer', userId: null }
      : { kind: viewer.userId === null ? 'system' : 'user', userId: viewer.userId },
    // Whoever makes a survey or an own task has it: else what they made would be lost to them at once.
    userId: userId ?? (act.key === null && scopeOf(viewer, act.permission) !== 'all' ? viewer.userId : null),
    queueId: null,
    target: null,
    subject: { kind, id },
    reason,
    fields,
    anomaly: null,
    firingId: null,
  };
}

async function answer(
  { events, subjects }: Needs,
  { viewer, act, outcome }: { viewer: SignedInViewer; act: SubjectAct; outcome: RecordingOutcome },
): Promise<SubjectActed | UserProblem> {
  if (outcome.status === 'rejected')
    return outcome.problem.kind === 'invalid-transition' ? notFound('interaction') : outcome.problem;
  if (outcome.status === 'duplicate' && !outcome.sameInput)
    return {
      kind: 'IdempotencyConflictError',
      code: 'IDEMPOTENCY_CONFLICT',
      message: 'This idempotencyKey was used before with other input. Take a new one.',
    };
  const [event] =
    outcome.status === 'recorded' ? [outcome.event] : await events.bySeqs(viewer.organizationId, [outcome.seq]);
  invariant(event?.subjectId != null, 'what was recorded names its subject');
  const [subject] = await subjects.byKeys(viewer, { ...act, keys: [act.key ?? event.subjectId] });
  return subject ? { subject, event } : notFound(act.kind);
}
