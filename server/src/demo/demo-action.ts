import type { DemoEvent } from '@belfry/connect';
import { actionNames, interactionActions, type ActionName, type UserEventType } from '@belfry/domain';
import type { DemoIds } from './demo-ids.ts';
import { demoTarget } from './demo-user-event.ts';

/** One call of a single mutation. */
export interface DemoAction {
  readonly name: ActionName;
  readonly document: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const actionOfType = new Map<UserEventType, ActionName>(
  actionNames.map((name) => [interactionActions[name].type, name]),
);

/** What comes from the telephone system rather than from a person's hand goes by the batch write. */
const inBulk: ReadonlySet<UserEventType> = new Set(['interaction.time_logged', 'interaction.message_received']);

/** The single mutation that says what the event says; null where it goes by the batch write. */
export function demoAction(
  event: DemoEvent,
  { ids, interactionId }: { ids: DemoIds; interactionId: string | undefined },
): DemoAction | null {
  const name = actionOfType.get(event.type);
  if (name === undefined || inBulk.has(event.type) || isAttended(event)) return null;
  return {
    name,
    document: documentOf(name),
    input: { ...inputOf(name, { event, ids, interactionId }), idempotencyKey: event.sourceEventId },
  };
}

/** Ways to end an interaction that an earlier run has left open, the most fitting first. */
export function endingActions(interactionId: string, ownerId: string | null): readonly DemoAction[] {
  const reason = 'left open when the demo stopped';
  const ending = (name: ActionName, input: Record<string, string>): DemoAction => ({
    name,
    document: documentOf(name),
    input: { interactionId, reason, idempotencyKey: `left/${name}/${interactionId}`, ...input },
  });
  return [
    ownerId === null ? ending('abandonInteraction', {}) : ending('completeInteraction', { userId: ownerId }),
    ending('failInteraction', {}),
  ];
}

function isAttended({ type, fields }: DemoEvent): boolean {
  return type.startsWith('transfer.') && fields?.['mode'] === 'attended';
}

interface Source {
  readonly event: DemoEvent;
  readonly ids: DemoIds;
  readonly interactionId: string | undefined;
}

function inputOf(name: ActionName, source: Source): Record<string, unknown> {
  const { event, interactionId } = source;
  const texts = Object.entries(event.fields ?? {}).filter(([field]) => field !== 'mode');
  return {
    ...(name === 'createInteraction' ? arrivalOf(event) : {}),
    ...(interactionId === undefined ? {} : { interactionId }),
    ...partiesOf(name, source),
    ...Object.fromEntries(texts),
  };
}

function arrivalOf({ interaction }: DemoEvent): Record<string, unknown> {
  return { channel: interaction?.channel.toUpperCase(), externalId: interaction?.externalId };
}

/** What the action takes of whom and what the event names. */
function partiesOf(name: ActionName, { event, ids }: Source): Record<string, unknown> {
  const { inputs } = interactionActions[name];
  const { user = '', queue = '', target, reason } = event;
  return {
    ...(inputs.user === undefined ? {} : { userId: ids.users.get(user) }),
    ...(inputs.queue === 'required' ? { queueId: ids.queues.get(queue) } : {}),
    ...(inputs.target === 'required' && target !== undefined ? { target: demoTarget(target, ids) } : {}),
    ...(inputs.reason === undefined ? {} : { reason }),
  };
}

function documentOf(name: ActionName): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const made = interactionActions[name].subject === 'user' ? 'user { id }' : 'interaction { id phase }';
  return `mutation Demo${type}($input: ${type}Input!) {
    result: ${name}(input: $input) {
      __typename
      ... on ${type}Payload { ${made} }
      ... on UserError { code message }
    }
  }`;
}
