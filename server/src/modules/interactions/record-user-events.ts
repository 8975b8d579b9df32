import {
  type ActorKind,
  type AnomalyCode,
  can,
  checkFields,
  type Channel,
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
import { type Directory, type Reference, referenceKey, type Resolved } from '../directory/index.ts';
import type { Recorder } from './recorder.ts';
import type { InteractionReference, RecordingItem, RecordingOutcome } from './recording-item.ts';
import { nameAtMost, unstorable } from './storable.ts';

type Maybe<Value> = Value | null | undefined;

/** How a caller names a user or a queue: by global id, by the source's own id, or by name. */
export interface ReferenceInput {
  id?: Maybe<string>;
  externalId?: Maybe<string>;
  name?: Maybe<string>;
}

export interface UserEventInput {
  sourceEventId: string;
  type: UserEventType;
  customType?: Maybe<string>;
  occurredAt: number;
  interaction?: Maybe<{ id?: Maybe<string>; externalId?: Maybe<string>; channel?: Maybe<Channel> }>;
  queue?: Maybe<ReferenceInput>;
  user?: Maybe<ReferenceInput>;
  actor?: Maybe<{ kind: ActorKind; user?: Maybe<ReferenceInput> }>;
  subject?: Maybe<{ kind: string; id: string }>;
  target?: Maybe<{ user?: Maybe<ReferenceInput>; queue?: Maybe<ReferenceInput>; address?: Maybe<string> }>;
  reason?: Maybe<string>;
  fields?: unknown;
  anomaly?: Maybe<AnomalyCode>;
}

export interface RecordInput {
  source: string;
  historical: boolean;
  createMissing: boolean;
  events: readonly UserEventInput[];
}

export interface ItemResult {
  sourceEventId: string;
  outcome: RecordingOutcome;
}

const eventsAtMost = 1_000;

interface Needs {
  directory: Directory;
  recorder: Recorder;
}

/** Records up to 1,000 user events of a source. Each is recorded, known already, or refused for itself. */
export const recordUserEvents =
  ({ directory, recorder }: Needs) =>
  async (viewer: SignedInViewer, input: RecordInput): Promise<ItemResult[]> => {
    checkCall(viewer, input);
    const { organizationId } = viewer;
    const { source, createMissing } = input;
    const unfit = input.events.map(checkIdentity);
    const references = input.events.flatMap((event, i) => (unfit[i]?.length ? [] : referencesOf(event)));
    const resolved = await directory.resolve({ organizationId, source, createMissing, references });
    const read = input.events.map((event, i) =>
      unfit[i]?.length ? { problem: invalid(unfit[i]) } : readItem(event, input, resolved),
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

  fields(type: UserEventType, fields: unknown): Record<string, unknown> | null {
    const given = isRecord(fields) ? fields : null;
    if (fields !== null && fields !== undefined && !given)
      this.issues.push({ path: ['fields'], code: 'INVALID_FIELD', message: 'fields must be an object.' });
    this.issues.push(
      ...checkFields(type, given ?? {}).map(({ field, message }) => ({
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

/** What is wrong with an item before anything that it names is looked up. */
function checkIdentity(event: UserEventInput): Issue[] {
  const { sourceEventId, type, customType, interaction } = event;
  const issues = unfitNames(event);
  const problem = unstorable(event);
  if (problem) issues.push({ path: [], code: 'INVALID', message: problem });
  if (sourceEventId.length === 0 || sourceEventId.length > 200)
    issues.push({ path: ['sourceEventId'], code: 'INVALID', message: 'sourceEventId must have 1 to 200 characters.' });
  if (type === 'custom' && !customType)
    issues.push({ path: ['customType'], code: 'REQUIRED', message: 'CUSTOM needs customType.' });
  if (userEventTypes[type].subject === 'interaction' && !interaction)
    issues.push({ path: ['interaction'], code: 'REQUIRED', message: `${type} is about an interaction. Name it.` });
  return issues;
}

/** Names and ids of sources that are too long to be found by. */
function unfitNames({ interaction, customType, subject, user, queue, actor, target }: UserEventInput): Issue[] {
  const references = { user, queue, actor: actor?.user, target: target?.user ?? target?.queue };
  const given: [string, Maybe<string>][] = [
    ['interaction', interaction?.externalId],
    ['customType', customType],
    ['subject', subject?.id],
    ...Object.entries(references).flatMap(([path, of]): [string, Maybe<string>][] => [
      [path, of?.externalId],
      [path, of?.name],
    ]),
  ];
  return given
    .filter(([, text]) => (text?.length ?? 0) > nameAtMost)
    .map(([path]) => ({ path: [path], code: 'INVALID', message: `A name or id may have ${nameAtMost} characters.` }));
}

function readItem(
  event: UserEventInput,
  { source, historical, createMissing }: RecordInput,
  resolved: Resolved,
): { item: RecordingItem } | { problem: UserProblem } {
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
    subject: event.subject ?? null,
    reason: event.reason ?? null,
    fields: reader.fields(event.type, event.fields),
    anomaly: event.anomaly ?? null,
    firingId: null,
  };
  return reader.issues.length > 0 ? { problem: invalid(reader.issues) } : { item };
}

/** Who did it where the source does not say: the first actor of the type's declaration, the named user where that is a user. */
function actorFor(type: UserEventType, userId: string | null): RecordingItem['actor'] {
  const [first = 'system'] = userEventTypes[type].actors;
  const kind = first === 'user' && userId === null ? 'system' : first;
  return { kind, userId: kind === 'user' ? userId : null };
}
