import {
  type Compiled,
  type Condition,
  type EngineContext,
  type EventDefinition,
  type LoggedEvent,
  channels,
  compile,
  itemOf,
  emptyInteraction,
  react,
} from '@belfry/domain';
import { Engine } from 'json-rules-engine';
import { medianOf } from './cpu.ts';

/** What matching is to cost: 5 µs of CPU an event at 100,000 definitions, and a thousandth of json-rules-engine at 10,000. */
const target = { microsecondsAt100_000: 5, timesFasterAt10_000: 1000 };
const rounds = 5;
const sizes = [100, 10_000, 100_000];

/** As agents write them: half about themselves, others about a queue, a customer or a subject. */
function conditionOf(place: number): Condition {
  const test = (field: string, operator: 'is' | 'is any of' | 'contains', value: unknown): Condition => {
    return { kind: 'test', field, operator, value };
  };
  const queue = test('queue', 'is any of', [`queue-${place % 200}`]);
  switch (place % 4) {
    case 0:
    case 1:
      return { kind: 'all', of: [test('assigned_agent', 'is any of', ['me']), queue] };
    case 2:
      return { kind: 'all', of: [queue, test('customer_email', 'is', `customer-${place}@example.com`)] };
    default:
      return { kind: 'any', of: [test('subject', 'is', `Order ${place}`), test('acting_agent', 'is any of', ['me'])] };
  }
}

function definitionOf(place: number): EventDefinition {
  return {
    id: `definition-${place}`,
    organizationId: 'organization',
    name: `Definition ${place}`,
    description: '',
    enabled: true,
    shadow: false,
    owner: { kind: 'user', userId: `agent-${place}` },
    eventType: place % 2 === 0 ? 'CALL_ACCEPTED' : 'CALL_COMPLETED',
    condition: conditionOf(place),
    timed: null,
    threshold: null,
    pattern: null,
    actions: [],
    tests: [],
    timeZone: 'UTC',
    position: place,
    version: 1,
    createdAt: 0,
  };
}

const context: EngineContext = {
  nameOf: () => null,
  queuesOf: () => [],
  teamMembersOf: () => [],
  teamOf: () => null,
  departmentOf: () => null,
  mayOwnerSee: () => true,
};

function eventOf(place: number): LoggedEvent {
  const ownerId = `agent-${(place * 7919) % 100_000}`;
  const state = {
    ...emptyInteraction(channels[0]),
    phase: 'connected',
    queueId: `queue-${place % 200}`,
    ownerId,
    subject: `Order ${place % 1000}`,
    openedAt: place,
    customer: { name: 'Customer', email: `customer-${place % 5000}@example.com`, phone: null },
  } as const;
  return {
    seq: place + 1,
    type: place % 2 === 0 ? 'offer.accepted' : 'interaction.completed',
    customType: null,
    occurredAt: place,
    recordedAt: place,
    interactionId: `interaction-${place}`,
    actor: { kind: 'user', userId: ownerId },
    userId: ownerId,
    queueId: state.queueId,
    target: null,
    reason: null,
    fields: {},
    item: itemOf(`interaction-${place}`, state),
    state: null,
    changes: { phase: ['offered', 'connected'] },
    historical: false,
    late: false,
    subject: null,
  };
}

const cpuMicroseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

interface Figure {
  microseconds: number;
  fired: number;
}

function belfry(compiled: Compiled, events: readonly LoggedEvent[]): Figure {
  let fired = 0;
  const before = cpuMicroseconds();
  for (const event of events)
    fired += react(compiled, event, { memory: { thresholds: new Map() }, context }).firings.length;
  return { microseconds: (cpuMicroseconds() - before) / events.length, fired };
}

/** The same conditions as rules of json-rules-engine, over the same facts. */
function ruleOf(
  definition: EventDefinition,
): ConstructorParameters<typeof Engine>[0] extends (infer Rule)[] | undefined ? Rule : never {
  const me = definition.owner.kind === 'user' ? definition.owner.userId : '';
  const partOf = (condition: Condition): Record<string, unknown> => {
    if (condition.kind === 'all' || condition.kind === 'any') return { [condition.kind]: condition.of.map(partOf) };
    if (condition.kind === 'not') return { not: partOf(condition.of) };
    const [first] = Array.isArray(condition.value) ? condition.value : [condition.value];
    return { fact: condition.field, operator: 'equal', value: first === 'me' ? me : first };
  };
  const type = { fact: 'type', operator: 'equal', value: definition.eventType };
  const conditions: never = { all: [type, partOf(definition.condition)] } as never;
  return { conditions, event: { type: definition.id } };
}

function factsOf({ type, item, actor }: LoggedEvent): Record<string, unknown> {
  return {
    type: type === 'offer.accepted' ? 'CALL_ACCEPTED' : 'CALL_COMPLETED',
    queue: item?.queueId,
    assigned_agent: item?.ownerId,
    acting_agent: actor.userId,
    subject: item?.subject,
    customer_email: item?.customerEmail,
  };
}

async function jsonRulesEngine(engine: Engine, events: readonly LoggedEvent[]): Promise<Figure> {
  let fired = 0;
  const before = cpuMicroseconds();
  for (const event of events) fired += (await engine.run(factsOf(event))).events.length;
  return { microseconds: (cpuMicroseconds() - before) / events.length, fired };
}

const events = Array.from({ length: 20_000 }, (_, place) => eventOf(place));
const definitions = Array.from({ length: 100_000 }, (_, place) => definitionOf(place));
const peerEvents = events.slice(0, 20);
const engine = new Engine(definitions.slice(0, 10_000).map(ruleOf));
const rows: { what: string; definitions: number; microseconds: number; firedPerEvent: number }[] = [];
const figures = new Map<string, number[]>();
for (let round = 0; round < rounds; round += 1) {
  for (const size of sizes) {
    const compiled = compile(definitions.slice(0, size));
    belfry(compiled, events);
    globalThis.gc?.();
    const { microseconds, fired } = belfry(compiled, events);
    figures.set(`${size}`, [...(figures.get(`${size}`) ?? []), microseconds]);
    if (round === 0)
      rows.push({ what: 'Belfry', definitions: size, microseconds, firedPerEvent: fired / events.length });
  }
  const { microseconds, fired } = await jsonRulesEngine(engine, peerEvents);
  figures.set('peer', [...(figures.get('peer') ?? []), microseconds]);
  if (round === 0)
    rows.push({
      what: 'json-rules-engine',
      definitions: 10_000,
      microseconds,
      firedPerEvent: fired / peerEvents.length,
    });
}

const figureOf = (name: string): number => medianOf(figures.get(name) ?? []);
const microsecondsAt100_000 = figureOf('100000');
const timesFaster = figureOf('peer') / figureOf('10000');
for (const row of rows) {
  const microseconds = figureOf(row.what === 'Belfry' ? `${row.definitions}` : 'peer');
  process.stdout.write(
    `${row.what.padEnd(20)}${String(row.definitions).padStart(10)} definitions ${microseconds.toFixed(2).padStart(12)} µs an event ${row.firedPerEvent.toFixed(2).padStart(8)} firings an event\n`,
  );
}
process.stdout.write(
  `${JSON.stringify({ bench: 'matching', microsecondsAt100_000: Number(microsecondsAt100_000.toFixed(2)), timesFasterAt10_000: Math.round(timesFaster), target })}\n`,
);
process.exitCode =
  microsecondsAt100_000 <= target.microsecondsAt100_000 && timesFaster >= target.timesFasterAt10_000 ? 0 : 1;
