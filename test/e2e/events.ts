import type { Stage } from './stage.ts';

export interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly eventDefinition?: { readonly id: string; readonly version: number };
}

const answer = `__typename ... on UserError { message }`;

export const createEvent = `mutation ($input: CreateEventDefinitionInput!) {
  createEventDefinition(input: $input) {
    ${answer} ... on CreateEventDefinitionPayload { eventDefinition { id version } }
  }
}`;
export const enableEvent = `mutation ($input: SetEventDefinitionEnabledInput!) {
  setEventDefinitionEnabled(input: $input) { ${answer} }
}`;
export const updateEvent = `mutation ($input: UpdateEventDefinitionInput!) {
  updateEventDefinition(input: $input) { ${answer} }
}`;

/** Input of a My Event that notifies its owner whenever they mute themselves in a call. */
export const tellMeWhenIMute = {
  scope: 'MINE',
  name: 'I muted myself',
  eventType: 'CALL_MUTE_STARTED',
  condition: {
    kind: 'test',
    field: 'assigned_agent',
    operator: 'is any of',
    value: ['me'],
  },
  actions: [
    {
      kind: 'notify',
      to: [{ kind: 'owner' }],
      severity: 'info',
      title: '#SUBJECT# is muted',
      body: '',
    },
  ],
};

/** Stores an event definition of somebody's own. @returns its id and version. */
export async function storeEvent(
  stage: Stage,
  who: string,
  input: object = tellMeWhenIMute,
): Promise<NonNullable<Answer['eventDefinition']>> {
  const made = await stage.ask<Answer>(who, createEvent, input);
  if (!made.eventDefinition) throw new Error(JSON.stringify(made));
  return made.eventDefinition;
}
