import {
  can,
  checkPayload,
  type CustomType,
  type PayloadFields,
  type Target,
  type UserEventType,
  userEventTypes,
} from '@belfry/domain';
import {
  invalid,
  type Issue,
  readGlobalId,
  RequestError,
  type SignedInViewer,
  type UserProblem,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { checkIdentity, type Declared } from './check-identity.ts';
import { type Directory, type Reference, referenceKey, type Resolved } from '../directory/index.ts';
import type { Recorder } from './recorder.ts';
import type { InteractionReference, RecordingItem, RecordingOutcome } from './recording-item.ts';
import type { Maybe, RecordInput, ReferenceInput, UserEventInput } from './user-event-input.ts';

export interface ItemResult {
  sourceEventId: string;
  outcome: RecordingOutcome;
}

const eventsAtMost = 1_000;

interface Needs {
  directory: Directory;
  recorder: Recorder;
  /** The types that integrators of an organization have declared. */
  customTypes: (organizationId: string) => Promise<readonly CustomType[]>;
}

/** Records up to 1,000 user events of a source. Each is recorded, known already, or refused for itself. */
export const recordUserEvents =
  ({ directory, recorder, customTypes }: Needs) =>
  async (viewer: SignedInViewer, input: RecordInput): Promise<ItemResult[]> => {
    checkCall(viewer, input);
    const { organizationId } = viewer;
    const { source, createMissing } = input;
    const isCustom = input.events.some(({ type }) => type === 'custom');
    const declared = new Map((isCustom ? await customTypes(organizationId) : []).map((type) => [type.name, type]));
    const unfit = input.events.map((event) => checkIdentity(event, declared));
    const references = input.events.flatMap((event, i) => (unfit[i]?.length ? [] : referencesOf(event)));
    const resolved = await directory.resolve({ organizationId, source, createMissing, references });
    const read = input.events.map((event, i) =>
      unfit[i]?.length ? { problem: invalid(unfit[i]) } : readItem(event, { input, resolved, declared }),
    );
    const items = read.flatMap((one) => ('item' in one ? one.item : []));
    const recorded = items.length === 0 ? [] : await recorder.record(organizationId, items);
    const outcomes = recorded.values();
    return read.map((one, i): ItemResult => {
      const sourceEventId = input.events[i]?.sourceEventId ?? '';
      if ('problem' in one) return { sourceEventId, outcome: { status: 'rejected', problem: one.problem } };
      const next = outcomes.next();
      if (next.done) throw new Error('The recorder answered for fewer items than it was given.');
      return { sourceEventId, outcome: next.value };
    });
  };

function checkCall(viewer: SignedInViewer, { source, createMissing, events }: RecordInput): void {
  if (events.length > eventsAtMost)
    throw new RequestError(
      'BAD_REQUEST',
      `A call records at most ${eventsAtMost} user events, not ${events.length}. Split it.`,
    );
  if (!/^[\w.:@ -]{1,100}$/.test(source))
    throw new RequestError('BAD_REQUEST', 'source must be 1 to 100 letters, digits and . : @ - _ or spaces.');
  if (source.startsWith('api'))
    throw new RequestError(
      'BAD_REQUEST',
      'Sources beginning with "api" belong to the single mutations. Take another name.',
    );
  if (createMissing && !can(viewer, 'directory:create-missing', 'all')) {
    throw new RequestError('FORBIDDEN', 'createMissing needs the permission directory:create-missing.', {
      permission: 'directory:create-missing',
    });
  }
}

const referenceOf = (kind: 'user' | 'queue', input: Maybe<ReferenceInput>): Reference | null => {
  if (!input) return null;
  const id = input.id ? (readGlobalId(input.id)?.key ?? 'unknown') : null;
  return { kind, id, externalId: input.externalId ?? null, name: input.name ?? null };
};

const referencesOf = ({ user, queue, actor, target }: UserEventInput): Reference[] =>
  [
    referenceOf('user', user),
    referenceOf('queue', queue),
    referenceOf('user', actor?.user),
    referenceOf('user', target?.user),
    referenceOf('queue', target?.queue),
  ].filter((reference) => reference !== null);

/** Reads the parts of one item, gathering every issue on the way. */
class ItemReader {
  readonly issues: Issue[] = [];
  readonly #resolved: Resolved;

  constructor(resolved: Resolved) {
    this.#resolved = resolved;
  }

  key(kind: 'user' | 'queue', input: Maybe<ReferenceInput>, path: string): string | null {
    const reference = referenceOf(kind, input);
    if (!reference) return null;
    const found = this.#resolved.get(referenceKey(reference));
    if (found === undefined) {
      const named = reference.name ?? reference.externalId ?? input?.id ?? '';
      this.issues.push({
        path: [path],
        code: 'UNKNOWN_REFERENCE',
        message: `There is no ${kind} "${named}". Create it first, or send createMissing.`,
      });
    }
    return found ?? null;
  }

  target(input: UserEventInput['target']): Target | null {
    if (!input) return null;
    const userId = this.key('user', input.user, 'target');
    if (userId !== null) return { kind: 'user', userId };
    const queueId = this.key('queue', input.queue, 'target');
    if (queueId !== null) return { kind: 'queue', queueId };
    return input.address ? { kind: 'outside', address: input.address } : null;
  }

  interaction(input: UserEventInput['interaction'], createMissing: boolean): InteractionReference | null {
    if (!input) return null;
    if (input.id) {
      const read = readGlobalId(input.id);
      if (read?.type === 'Interaction' && isUuid(read.key)) return { kind: 'id', id: read.key };
      this.issues.push({
        path: ['interaction', 'id'],
        code: 'INVALID_ID',
        message: `"${input.id.slice(0, 80)}" is not the id of an interaction.`,
      });
      return null;
    }
    if (input.externalId)
      return { kind: 'external', externalId: input.externalId, channel: input.channel ?? 'call', createMissing };
    this.issues.push({
      path: ['interaction'],
      code: 'REQUIRED',
      message: 'Name the interaction by id or by externalId.',
    });
    return null;
  }

  fields(declared: PayloadFields, fields: unknown): Record<string, unknown> | null {
    const given = isRecord(fields) ? fields : null;
    if (fields !== null && fields !== undefined && !given)
      this.issues.push({ path: ['fields'], code: 'INVALID_FIELD', message: 'fields must be an object.' });
    this.issues.push(
      ...checkPayload(declared, given ?? {}).map(({ field, message }) => ({
        path: ['fields', field],
        code: 'INVALID_FIELD',
        message,
      })),
    );
    return given;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readItem(
  event: UserEventInput,
  { input, resolved, declared }: { input: RecordInput; resolved: Resolved; declared: Declared },
): { item: RecordingItem } | { problem: UserProblem } {
  const { source, historical, createMissing } = input;
  const reader = new ItemReader(resolved);
  const userId = reader.key('user', event.user, 'user');
  const actor = event.actor
    ? {
        kind: event.actor.kind,
        userId: event.actor.user
          ? reader.key('user', event.actor.user, 'actor')
          : event.actor.kind === 'user'
            ? userId
            : null,
      }
    : actorFor(event.type, userId);
  const item: RecordingItem = {
    source,
    sourceEventId: event.sourceEventId,
    digest: null,
    type: event.type,
    customType: event.customType ?? null,
    occurredAt: event.occurredAt,
    historical,
    mode: 'fact',
    interaction: reader.interaction(event.interaction, createMissing || event.type === 'interaction.created'),
    actor,
    userId,
    queueId: reader.key('queue', event.queue, 'queue'),
    target: reader.target(event.target),
    subject: subjectFor(event.type, userId) ?? event.subject ?? null,
    reason: event.reason ?? null,
    fields: reader.fields(fieldsOf(event, declared), event.fields),
    anomaly: event.anomaly ?? null,
    firingId: null,
  };
  return reader.issues.length > 0 ? { problem: invalid(reader.issues) } : { item };
}

/** An event of a user is about that user, said or not. */
const subjectFor = (type: UserEventType, userId: string | null): RecordingItem['subject'] =>
  userEventTypes[type].subject === 'user' && userId !== null ? { kind: 'user', id: userId } : null;

const fieldsOf = ({ type, customType }: UserEventInput, declared: Declared): PayloadFields =>
  (type === 'custom' ? declared.get(customType ?? '')?.fields : userEventTypes[type].fields) ?? {};

/** Who did it where the source does not say: the first actor of the type's declaration, the named user where that is a user. */
function actorFor(type: UserEventType, userId: string | null): RecordingItem['actor'] {
  const [first = 'system'] = userEventTypes[type].actors;
  const kind = first === 'user' && userId === null ? 'system' : first;
  return { kind, userId: kind === 'user' ? userId : null };
}
