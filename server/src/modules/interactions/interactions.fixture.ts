import type { Grants, UserEventType } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { countRollups, createCounts } from '../counts/index.ts';
import { createDirectory, directoryEntities } from '../directory/index.ts';
import { createInteractions, type RecordingItem, type RecordingOutcome, type UserEventRow } from './index.ts';

const log = createLog('silent');
const entities = [...accessEntities, ...directoryEntities];

/** A clock that tells the true time unless it was moved. */
export function movableClock(): Clock & { move(ms: number): void } {
  let ahead = 0;
  return { now: () => Date.now() + ahead, move: (ms) => void (ahead += ms) };
}

/** A server’s modules up to counts, over a real database; several may be opened on one. */
export async function openServer(url: string, clock: Clock = movableClock()) {
  const database = await openDatabase({ url, entities, log, poolSize: 6 });
  const base = { database, clock, ids, log };
  const directory = createDirectory(base);
  const told: UserEventRow[] = [];
  const interactions = createInteractions({
    ...base,
    directory,
    projections: [countRollups],
    recorded: (_organizationId, events) => void told.push(...events),
  });
  return {
    database,
    directory,
    interactions,
    told,
    access: createAccess({ ...base, operatorToken: 'operator' }),
    counts: createCounts({ database }),
    async close(): Promise<void> {
      await interactions.recorder.close();
      await database.close();
    },
  };
}

export type Server = Awaited<ReturnType<typeof openServer>>;

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

type Fact = Partial<Omit<RecordingItem, 'type'>> & { by?: string | null };

/** Makes items about calls, which are named by the source's ids. */
export function storyteller(clock: Clock) {
  let count = 0;
  return (call: string, type: UserEventType, { by = null, ...more }: Fact = {}): RecordingItem => ({
    ...blank,
    sourceEventId: `e${(count += 1)}`,
    type,
    occurredAt: clock.now(),
    interaction: { kind: 'external', externalId: call, channel: 'call', createMissing: true },
    actor: by === null ? { kind: 'system', userId: null } : { kind: 'user', userId: by },
    userId: by,
    ...more,
  });
}

/** Two teams with a manager and agents, and two queues in two departments. */
async function settle({ access, directory, database }: Server, name: string) {
  const organizationId = await access.createOrganization({ name });
  const [northTeam, southTeam, department] = [ids.next(), ids.next(), ids.next()];
  const made = [organizationId, northTeam, southTeam];
  await database.rows(
    organizationId,
    `insert into teams (organization_id, id, name) values ($1, $2, 'Harbour'), ($1, $3, 'Hill')`,
    made,
  );
  await database.rows(organizationId, `insert into departments (organization_id, id, name) values ($1, $2, 'Trade')`, [
    organizationId,
    department,
  ]);
  const user = (who: string, role: string, teamId?: string): Promise<string> =>
    access.createUser({
      organizationId,
      name: who,
      email: `${who}@${name}.test`.toLowerCase(),
      roles: [role],
      teamId: teamId ?? null,
    });
  const people = {
    admin: await user('Ada', 'Administrator'),
    manager: await user('Mara', 'Manager', northTeam),
    agent: await user('Ana', 'Agent', northTeam),
    other: await user('Otto', 'Agent', southTeam),
  };
  const { agent, other } = people;
  const sales = await directory.createQueue(organizationId, {
    name: 'Sales',
    departmentId: department,
    memberIds: [agent],
  });
  const support = await directory.createQueue(organizationId, {
    name: 'Support',
    memberIds: [other],
  });
  return { organizationId, people, sales, support, department };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** One organization on a server. */
export async function openWorld(url: string, name = 'North') {
  const clock = movableClock();
  const server = await openServer(url, clock);
  const place = await settle(server, name);
  const { organizationId } = place;
  const viewerOf = async (userId: string, grants?: Grants): Promise<SignedInViewer> => {
    const viewer = await server.access.viewerOfUser(organizationId, userId);
    if (!viewer) throw new Error('No such user.');
    return grants ? { ...viewer, grants } : viewer;
  };
  return {
    ...server,
    ...place,
    clock,
    url,
    fact: storyteller(clock),
    viewerOf,
    rows: rowsOf(server.database, organizationId),
    record: (items: readonly RecordingItem[]): Promise<RecordingOutcome[]> =>
      server.interactions.recorder.record(organizationId, items),
  };
}

const rowsOf =
  (database: Database, organizationId: string) =>
  <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    database.rows(organizationId, sql, parameters);

/** The event of an outcome that must be one. */
export function eventOf(outcome: RecordingOutcome | undefined): UserEventRow {
  if (outcome?.status !== 'recorded') throw new Error(JSON.stringify(outcome));
  return outcome.event;
}

const rollupsSql = `select bucket, type, user_id, queue_id, channel, count from count_rollups order by 1, 2, 3, 4, 5`;
const loggedSql = `select date_bin('15 minutes', occurred_at, '2000-01-01') as bucket, type, user_id, queue_id, channel, count(*)::bigint as count
  from user_events group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** The counts that are kept, and those that the log gives. */
export async function countsOf({ rows }: Pick<World, 'rows'>): Promise<{ kept: unknown; logged: unknown }> {
  return { kept: await rows(rollupsSql), logged: await rows(loggedSql) };
}
