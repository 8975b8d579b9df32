import type { Action, Condition, UserEventType } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { createDefinitions, type Definitions, definitionEntities } from '../definitions/index.ts';
import type { NewDelivery } from '../delivery/index.ts';
import { createDirectory, directoryEntities } from '../directory/index.ts';
import { createInteractions, type RecordingItem, type UserEventRow } from '../interactions/index.ts';
import {
  createNotifications,
  notificationEntities,
  type NotificationChange,
  type WantedDelivery,
} from '../notifications/index.ts';
import { givens } from './givens.fixture.ts';
import { createEngine, type Engine, type EngineNeeds } from './engine.ts';

/** A clock that stands still until it is moved, or runs ahead of the true one. */
export function movableClock(): Clock & { move(ms: number): void } {
  let ahead = 0;
  return { now: () => Date.now() + ahead, move: (ms) => void (ahead += ms) };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
type NewDefinition = Parameters<Definitions['create']>[1];

const entities = [...accessEntities, ...directoryEntities, ...definitionEntities, ...notificationEntities];

/** The modules below the engine over a real database. What they tell is collected. */
async function openModules(url: string) {
  const log = createLog('silent');
  const clock = movableClock();
  const database = await openDatabase({ url, entities, log, poolSize: 10 });
  const base = { database, clock, ids, log };
  const directory = createDirectory({ database, ids });
  const changes: NotificationChange[] = [];
  const engines: Engine[] = [];
  const interactions = createInteractions({
    ...base,
    directory,
    projections: [],
    recorded: (id) => {
      for (const engine of engines) engine.wake(id);
    },
  });
  return {
    base,
    url,
    database,
    clock,
    log,
    directory,
    interactions,
    changes,
    engines,
    deliveries: new Array<NewDelivery>(),
    wanted: new Array<WantedDelivery>(),
    access: createAccess({ ...base, operatorToken: 'x' }),
    definitions: createDefinitions({ database, clock, ids }),
    notifications: createNotifications({
      ...base,
      publicUrl: null,
      deliver: { add: () => Promise.resolve(), wake: () => {} },
      changed: (_id, more) => void changes.push(...more),
    }),
  };
}

type Modules = Awaited<ReturnType<typeof openModules>>;

/** An organization with a manager, two agents and a queue. */
async function settle({ access, directory }: Modules) {
  const organizationId = await access.createOrganization({ name: 'North' });
  const user = (name: string, role: string): Promise<string> =>
    access.createUser({
      organizationId,
      name,
      email: `${name.toLowerCase()}@north.test`,
      roles: [role],
    });
  const manager = await user('Mara', 'Manager');
  const agent = await user('Ana', 'Agent');
  const other = await user('Otto', 'Agent');
  const queue = await directory.createQueue(organizationId, {
    name: 'Sales',
    memberIds: [agent, other],
  });
  return { organizationId, manager, agent, other, queue };
}

interface Fact extends Partial<Omit<RecordingItem, 'type'>> {
  by?: string | null;
}

const blank = {
  source: 'test',
  digest: null,
  customType: null,
  historical: false,
  mode: 'fact',
  queueId: null,
  target: null,
  subject: null,
  reason: null,
  fields: null,
  anomaly: null,
  firingId: null,
} as const;

/** Makes user events of calls, which are named by the source's ids. */
function storyteller(clock: Clock, queue: string) {
  let count = 0;
  const fact = (call: string, type: UserEventType, { by = null, ...more }: Fact = {}): RecordingItem => {
    count += 1;
    return {
      ...blank,
      sourceEventId: `e${count}`,
      type,
      occurredAt: clock.now(),
      interaction: { kind: 'external', externalId: call, channel: 'call', createMissing: true },
      actor: by === null ? { kind: 'system', userId: null } : { kind: 'user', userId: by },
      userId: by,
      ...more,
    };
  };
  const waitingCall = (call: string): RecordingItem[] => [
    fact(call, 'interaction.created'),
    fact(call, 'interaction.queued', { queueId: queue }),
  ];
  /** A call that waited in the queue and was taken by a user. */
  const takenCall = (call: string, by: string): RecordingItem[] => [
    ...waitingCall(call),
    fact(call, 'offer.created', { userId: by }),
    fact(call, 'offer.accepted', { by }),
  ];
  return { fact, waitingCall, takenCall };
}

/** Starts engines that look at the heads often. */
function engineRoom({ base, definitions, notifications, interactions, deliveries, wanted, engines }: Modules) {
  const add = (_transaction: unknown, added: readonly NewDelivery[]): Promise<void> =>
    Promise.resolve(void deliveries.push(...added));
  return {
    startEngine(more: Partial<EngineNeeds> = {}): Engine {
      const engine = createEngine({
        ...base,
        definitions,
        notifications,
        publicUrl: 'https://belfry.test',
        delivery: { add, wake: () => {} },
        deliver: { add: (_transaction, more) => Promise.resolve(void wanted.push(...more)), wake: () => {} },
        interactions,
        record: (id, items) => interactions.recorder.record(id, items),
        settings: { sweepMs: 20, peopleAgeMs: 0 },
        ...more,
      });
      engines.push(engine);
      engine.start();
      return engine;
    },
    async stopEngines(): Promise<void> {
      await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    },
  };
}

interface Fired {
  kind: string;
  cause: string;
  causeSeq: number;
  late: boolean;
  firedAt: number;
  lasted: number | null;
}

const firingsSql = `select kind, cause, cause_seq as "causeSeq", late, fired_at as "firedAt", (values ->> 'lasted')::int as lasted
  from firings order by fired_at, cause_seq`;
const caughtUpSql = `select c.seq = h.seq as done from engine_cursors c join stream_heads h using (organization_id) where h.stream = 'user_events'`;

/** What tests ask of the organization's tables. */
function questions({ database, definitions }: Modules, organizationId: string) {
  const rows = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    database.rows(organizationId, sql, parameters);
  return {
    rows,
    firings: (): Promise<Fired[]> => rows(firingsSql),
    caughtUp: (): Promise<boolean> => eventually(async () => (await rows<{ done: boolean }>(caughtUpSql))[0]?.done),
    async defineFor(viewer: SignedInViewer, written: Partial<NewDefinition>): Promise<string> {
      const usual = { scope: 'mine', name: 'Test', condition: mine, actions: notifyMe } as const;
      const result = await definitions.create(viewer, { ...usual, ...written });
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      return result.value.id;
    },
  };
}

/** One organization over a real database, and engines as they are wanted. */
export async function openWorld(url: string) {
  const modules = await openModules(url);
  const { access, interactions, database, clock } = modules;
  const people = await settle(modules);
  const { organizationId, queue } = people;
  const room = engineRoom(modules);
  const asked = questions(modules, organizationId);
  const viewerOf = async (userId: string): Promise<SignedInViewer> => {
    const viewer = await access.viewerOfUser(organizationId, userId);
    if (!viewer) throw new Error('No such user.');
    return viewer;
  };
  return {
    ...modules,
    ...people,
    ...room,
    ...storyteller(clock, queue),
    viewerOf,
    async record(items: readonly RecordingItem[]): Promise<UserEventRow[]> {
      const outcomes = await interactions.recorder.record(organizationId, items);
      return outcomes.map((outcome) => {
        if (outcome.status !== 'recorded') throw new Error(JSON.stringify(outcome));
        return outcome.event;
      });
    },
    ...asked,
    ...givens(database, organizationId),
    define: async (written: Partial<NewDefinition>, by = people.agent): Promise<string> =>
      asked.defineFor(await viewerOf(by), written),
    async close(): Promise<void> {
      await room.stopEngines();
      await interactions.recorder.close();
      await database.close();
    },
  };
}

export const mine: Condition = {
  kind: 'test',
  field: 'acting_agent',
  operator: 'is any of',
  value: ['me'],
};
export const notifyMe: Action[] = [
  {
    kind: 'notify',
    to: [{ kind: 'me' }],
    severity: 'warning',
    title: '#AGENT_NAME# is muted',
    body: 'In #QUEUE_NAME#',
  },
];

/** Waits until a question is answered with something; for what happens by itself. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, withinMs = 5_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
