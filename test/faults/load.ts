import { RequestFailure, type Request, type UserEventInput } from '@belfry/client';
import type { Company } from '../kit/people.ts';
import type { Product } from '../kit/product.ts';
import { until } from '../kit/until.ts';
import { source } from './source.ts';

/** Writers that go on and on until stopped, whatever becomes of the server. */
export interface Load {
  /** Each writer's acknowledged entries, in the order of the acknowledgements. */
  readonly acknowledged: ReadonlyMap<string, readonly string[]>;
  readonly acknowledgements: number;
  /** Answers that a writer should never get. */
  readonly complaints: readonly string[];
  /** How often something had to be sent again. */
  readonly retries: number;
  /** Lets each writer end its story; resolves when everything written is acknowledged. */
  stop(): Promise<void>;
}

interface World {
  readonly request: Request;
  readonly company: Company;
  readonly complaints: string[];
  retries: number;
  stopping: boolean;
}

/** Writers named `batches-N` report calls of a telephone system; writers named `clicks-N` act one mutation at a time. */
export function startLoad(product: Product, company: Company, writers: number): Load {
  const request = product.request(company.person('ivy').token, 5_000);
  const world: World = { request, company, complaints: [], retries: 0, stopping: false };
  const acknowledged = new Map<string, string[]>();
  const ends = Array.from({ length: writers }, (_, number) => {
    const writer = `${number % 2 === 0 ? 'batches' : 'clicks'}-${number}`;
    const told: string[] = [];
    acknowledged.set(writer, told);
    return run({ world, writer, told }, number % 2 === 0 ? reportCall : handleCall);
  });
  return {
    acknowledged,
    get acknowledgements() {
      return [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    },
    complaints: world.complaints,
    get retries() {
      return world.retries;
    },
    async stop() {
      world.stopping = true;
      await Promise.all(ends);
    },
  };
}

interface Writer {
  readonly world: World;
  readonly writer: string;
  readonly told: string[];
}

async function run(writer: Writer, story: (writer: Writer, call: number) => Promise<void>): Promise<void> {
  try {
    for (let call = 0; !writer.world.stopping; call += 1) await story(writer, call);
  } catch (error) {
    writer.world.complaints.push(`${writer.writer} gave up: ${String(error)}`);
  }
}

/** Sends the same again until it is answered. */
async function insist<Data>({ world }: Writer, query: string, input: object): Promise<Data> {
  let answer: Data | null = null;
  await until(
    'the server answers again',
    async () => {
      try {
        answer = await world.request<Data, object>(query, { input });
      } catch (error) {
        if (!(error instanceof RequestFailure && error.retryable)) throw error;
        world.retries += 1;
      }
      return answer !== null;
    },
    { withinMs: 120_000, everyMs: 50 },
  );
  if (answer === null) throw new Error('There is no answer');
  return answer;
}

interface Recorded {
  readonly recordUserEvents: {
    readonly results: readonly { readonly sourceEventId: string; readonly status: string }[];
  };
}

const recordMany = `mutation Record($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { sourceEventId status } }
}`;

/** One call of the telephone system in one batch; of every other call the mute goes on for good. */
async function reportCall(writer: Writer, call: number): Promise<void> {
  const { company, complaints } = writer.world;
  const occurredAt = new Date().toISOString();
  const event = (type: string, who?: string): UserEventInput => ({
    sourceEventId: `${writer.writer}:${call}:${type}:${who ?? ''}`,
    type,
    occurredAt,
    interaction: { externalId: `${writer.writer}-${call}` },
    ...(who === undefined ? {} : { user: { id: company.person(who).id } }),
  });
  const events = [
    event('INTERACTION_CREATED'),
    { ...event('INTERACTION_QUEUED'), queue: { externalId: 'sales', name: 'Sales' } },
    event('OFFER_CREATED', 'bob'),
    event('OFFER_REJECTED', 'bob'),
    event('OFFER_CREATED', 'cat'),
    event('OFFER_ACCEPTED', 'cat'),
    event('MUTE_STARTED', 'cat'),
    ...(call % 2 === 0 ? [event('MUTE_ENDED', 'cat')] : []),
  ];
  const input = { source, createMissing: true, events };
  const { recordUserEvents } = await insist<Recorded>(writer, recordMany, input);
  for (const { sourceEventId, status } of recordUserEvents.results) {
    if (status === 'REJECTED') complaints.push(`${sourceEventId} was rejected`);
    else writer.told.push(sourceEventId);
  }
}

type Acted = Readonly<
  Record<
    string,
    {
      readonly __typename: string;
      readonly interaction?: { readonly id: string };
      readonly message?: string;
    }
  >
>;

/** One mutation, again with the same key until it is answered. @returns the interaction's id. */
async function act(writer: Writer, name: string, input: Readonly<Record<string, unknown>>): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation Act($input: ${type}Input!) {
    ${name}(input: $input) { __typename ... on ${type}Payload { interaction { id } } ... on UserError { message } }
  }`;
  const acted = (await insist<Acted>(writer, query, input))[name];
  const key = String(input['idempotencyKey']);
  if (acted?.__typename === `${type}Payload`) writer.told.push(key);
  else writer.world.complaints.push(`${key}: ${acted?.__typename}: ${acted?.message}`);
  return acted?.interaction?.id ?? '';
}

/** One call handled click by click; it stays muted. */
async function handleCall(writer: Writer, call: number): Promise<void> {
  const { company } = writer.world;
  const key = (what: string) => ({ idempotencyKey: `${writer.writer}:${call}:${what}` });
  const interactionId = await act(writer, 'createInteraction', {
    channel: 'CALL',
    ...key('create'),
  });
  const step = (name: string, who: string): Promise<string> =>
    act(writer, name, { interactionId, userId: company.person(who).id, ...key(`${name}-${who}`) });
  await step('offerInteraction', 'bob');
  await step('rejectInteraction', 'bob');
  await step('offerInteraction', 'cat');
  await step('acceptInteraction', 'cat');
  await step('muteInteraction', 'cat');
}
