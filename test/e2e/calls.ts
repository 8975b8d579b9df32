import type { Stage } from './stage.ts';

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly interaction?: { readonly id: string };
  readonly userEvent?: { readonly occurredAt: string; readonly recordedAt: string };
}

/** What an action on an interaction left behind. */
export interface Happened {
  readonly interactionId: string;
  /** Epoch ms. */
  readonly occurredAt: number;
  readonly recordedAt: number;
}

/** Does one of the single user actions by the API, such as `muteInteraction`. @throws when it is refused. */
export async function act(
  stage: Stage,
  who: string,
  { action, ...input }: { readonly action: string } & Readonly<Record<string, unknown>>,
): Promise<Happened> {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) {
    ${action}(input: $input) {
      __typename
      ... on ${type}Payload { interaction { id } userEvent { occurredAt recordedAt } }
      ... on UserError { message }
    }
  }`;
  const outcome = await stage.ask<Outcome>(who, document, input);
  const { interaction, userEvent } = outcome;
  if (!interaction || !userEvent) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
  return {
    interactionId: interaction.id,
    occurredAt: Date.parse(userEvent.occurredAt),
    recordedAt: Date.parse(userEvent.recordedAt),
  };
}

/** A call that an agent has accepted; `switchboard` is somebody who may act for everyone. @returns its id. */
export async function callWith(
  stage: Stage,
  agent: string,
  { switchboard, subject }: { readonly switchboard: string; readonly subject: string },
): Promise<string> {
  const made = { action: 'createInteraction', channel: 'CALL', subject };
  const { interactionId } = await act(stage, switchboard, made);
  const userId = stage.company.person(agent).id;
  await act(stage, switchboard, { action: 'offerInteraction', interactionId, userId });
  await act(stage, agent, { action: 'acceptInteraction', interactionId });
  return interactionId;
}
