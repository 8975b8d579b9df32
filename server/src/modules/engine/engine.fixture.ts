import type { Action, Condition, UserEventType } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { createDefinitions, definitionEntities } from '../definitions/index.ts';
import type { Email } from '../delivery/index.ts';
import { createDirectory, directoryEntities } from '../directory/index.ts';
import { createInteractions, type RecordingItem } from '../interactions/index.ts';
import { createNotifications, notificationEntities, type NotificationChange } from '../notifications/index.ts';
import { createEngine, type EngineNeeds } from './engine.ts';

/** A clock that stands still until it is moved, or runs ahead of the true one. */
export function movableClock(): Clock & { move(ms: number): void } {
  let ahead = 0;
  return { now: () => Date.now() + ahead, move: (ms) => void (ahead += ms) };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const entities = [...accessEntities, ...directoryEntities, ...definitionEntities, ...notificationEntities];

interface Fact extends Partial<Omit<RecordingItem, 'type' | 'interaction'>> {
  by?: string | null;
}

/** One organization with a manager, two agents and a queue, over a real database. */
export async function openWorld(url: string) {
  const log = createLog('silent');
  const clock = movableClock();
  const database = await openDatabase({ url, entities, log, poolSize: 10 });
  const access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  const directory = createDirectory({ database, ids });
  const changes: NotificationChange[] = [];
  const engines: ReturnType<typeof createEngine>[] = [];
  const interactions = createInteractions({
    database, clock, ids, log, directory, projections: [],
    recorded: (id) => engines.forEach((engine) => engine.wake(id)),
  });
  const definitions = createDefinitions({ database, clock, ids });
  const notifications = createNotifications({ database, clock, log, changed: (_id, more) => void changes.push(...more) });
  const organizationId = await access.createOrganization({ name: 'North' });
  const user = (name: string, role: string): Promise<string> =>
    access.createUser({ organizationId, name, email: `${name.toLowerCase()}@north.test`, roles: [role] });
  const manager = await user('Mara', 'Manager');
  const agent = await user('Ana', 'Agent');
  const other = await user('Otto', 'Agent');
  const queue = await directory.createQueue(organizationId, { name: 'Sales', memberIds: [agent, other] });
  const emails: Email[] = [];
  let count = 0;

  const viewerOf = async (userId: string): Promise<SignedInViewer> => {
    const viewer = await access.viewerOfUser(organizationId, userId);
    if (!viewer) throw new Error('No such user.');
    return viewer;
  };

  async function record(items: readonly RecordingItem[]) {
    const outcomes = await interactions.recorder.record(organizationId, items);
    for (const outcome of outcomes) if (outcome.status !== 'recorded') throw new Error(JSON.stringify(outcome));
    return outcomes.flatMap((outcome) => (outcome.status === 'recorded' ? outcome.event : []));
  }

  /** One user event of a call, named by the source's id. */
  function fact(call: string, type: UserEventType, { by = null, ...more }: Fact = {}): RecordingItem {
    count += 1;
    return {
      source: 'test', sourceEventId: `e${count}`, digest: null, type, customType: null, occurredAt: clock.now(), historical: false, mode: 'fact',
      interaction: { kind: 'external', externalId: call, channel: 'call', createMissing: true },
      actor: by === null ? { kind: 'system', userId: null } : { kind: 'user', userId: by },
      userId: by, queueId: null, target: null, subject: null, reason: null, fields: null, anomaly: null, ...more,
    };
  }

  /** A call that waited in the queue and was taken by a user. */
  const takenCall = (call: string, by: string): RecordingItem[] => [
    fact(call, 'interaction.created'),
    fact(call, 'interaction.queued', { queueId: queue }),
    fact(call, 'offer.created', { userId: by }),
    fact(call, 'offer.accepted', { by }),
  ];

  /** An engine that looks at the heads often; it is stopped with the world. */
  function startEngine(more: Partial<EngineNeeds> = {}) {
    const engine = createEngine({
      database, clock, ids, log, definitions, notifications, publicUrl: 'https://belfry.test',
      delivery: { add: (_transaction, added) => Promise.resolve(void emails.push(...added)), wake: () => {} },
      settings: { sweepMs: 20, peopleAgeMs: 0 },
      ...more,
    });
    engines.push(engine);
    engine.start();
    return engine;
  }

  const stopEngines = async (): Promise<void> => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  };

  return {
    url, database, clock, log, access, directory, interactions, definitions, notifications, organizationId, manager, agent, other, queue, emails, changes,
    viewerOf, record, fact, takenCall, startEngine, stopEngines,
    rows: <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => database.rows(organizationId, sql, parameters),
    async close(): Promise<void> {
      await stopEngines();
      await interactions.recorder.close();
      await database.close();
    },
  };
}

export const mine: Condition = { kind: 'test', field: 'acting_agent', operator: 'is any of', value: ['me'] };
export const notifyMe: Action[] = [{ kind: 'notify', to: [{ kind: 'me' }], severity: 'warning', title: '#AGENT_NAME# is muted', body: 'In #QUEUE_NAME#' }];

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
