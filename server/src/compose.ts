import { join } from 'node:path';
import { hostname } from 'node:os';
import type { ServerInfo } from './platform/server-info.ts';
import type { Config } from './config/index.ts';
import { countingDeliveries, deliveringBy } from './delivering.ts';
import { createHealth } from './health.ts';
import { type Access, createAccess, accessEntities } from './modules/access/index.ts';
import { countRollups, createCounts } from './modules/counts/index.ts';
import { createDefinitions, definitionEntities } from './modules/definitions/index.ts';
import { createDelivery, namedTargets, type Delivery } from './modules/delivery/index.ts';
import { createDirectory, directoryEntities } from './modules/directory/index.ts';
import { createEngine } from './modules/engine/index.ts';
import { createInteractions } from './modules/interactions/index.ts';
import { createNotifications, notificationEntities } from './modules/notifications/index.ts';
import { createInProcessBus } from './platform/bus/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Database, openDatabase } from './platform/database/index.ts';
import type { Services } from './platform/graphql/index.ts';
import { randomIds } from './platform/ids.ts';
import { createCursors, createTailers, type Cursors, type Tailers } from './platform/live/index.ts';
import type { LifeCycle } from './platform/life-cycle.ts';
import type { Log } from './platform/log.ts';
import { createOutbound } from './platform/outbound/index.ts';
import { createVault } from './platform/vault.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { deliveryRecording, recordingFor } from './recording.ts';

export interface ComposeNeeds {
  config: Config;
  log: Log;
  lifeCycle: LifeCycle;
  /** The owner's address of a migrated database. */
  databaseUrl: string;
  secret: string;
  epoch: string;
  operatorToken: string;
  serverInfo: ServerInfo;
}

/** The product without its doors to the outside. */
export interface Product {
  services: Services;
  access: Access;
  database: Database;
  tailers: Tailers;
  cursors: Cursors;
  metrics: Metrics;
  delivery: Delivery;
}

const poolSize = 16;
const entities = [...accessEntities, ...directoryEntities, ...definitionEntities, ...notificationEntities];

/** Puts the parts together: the only place that chooses between adapters. What is started here is stopped by the life-cycle. */
export async function compose(needs: ComposeNeeds): Promise<Product> {
  const { config, log, lifeCycle, databaseUrl, operatorToken } = needs;
  const database = await openDatabase({ url: databaseUrl, entities, log, poolSize });
  lifeCycle.started('database', () => database.close());
  const access = createAccess({ database, clock: systemClock, ids: randomIds, log, operatorToken });
  await access.refreshShippedRoles();
  const product = connect(needs, { database, access, metrics: createMetrics() });
  lifeCycle.started('tailers', () => product.tailers.stop());
  if (config.role !== 'api') await startWork(product, lifeCycle);
  const { recorder } = product.services.interactions;
  lifeCycle.started('recorder', () => recorder.close());
  await tellOfProcess(needs, product);
  product.metrics.gauge('ingest_queue_rows', 'User events waiting to be recorded', () => recorder.backlog);
  if (config.natsUrl)
    log.warn(
      'NATS_URL is given, but servers do not use a bus yet: they find each other’s rows in the database within a second',
    );
  return product;
}

/** Tells the log that the process starts, how it does, and last of all that it stops. */
async function tellOfProcess(
  { config, log, lifeCycle, serverInfo }: ComposeNeeds,
  { services: { access, interactions } }: Product,
): Promise<void> {
  const health = createHealth({
    clock: systemClock,
    ids: randomIds,
    log,
    organizations: () => access.store.organizations(),
    record: (organizationId, items) => interactions.recorder.record(organizationId, items),
    backlog: () => interactions.recorder.backlog,
    dataDir: config.dataDir,
    process: { role: config.role, host: hostname(), version: serverInfo.version },
  });
  await health.start();
  const { signal } = lifeCycle;
  lifeCycle.started('health', () => health.stop(signal.reason instanceof Error ? signal.reason.message : 'stopped'));
}

/** What every module is given. */
const baseOf = ({ config, log }: ComposeNeeds, database: Database) => ({
  database,
  clock: systemClock,
  ids: randomIds,
  log,
  publicUrl: config.publicOrigins[0] ?? `http://localhost:${config.port}`,
});
type Base = ReturnType<typeof baseOf>;

/** What leaves the house, as this server is set up for it. */
const openDelivery = (
  { config, secret }: ComposeNeeds,
  base: Base,
  told: Pick<Parameters<typeof createDelivery>[0], 'recordFact' | 'ended' | 'counted'>,
): Delivery =>
  createDelivery({
    ...base,
    ...told,
    vault: createVault(secret),
    outbound: createOutbound({ allow: config.outboundAllow }),
    mail: config.mail,
    logDir: join(config.dataDir, 'logs'),
  });

const openTailers = (
  { epoch }: ComposeNeeds,
  base: Base,
  { sources, metrics }: Pick<Parameters<typeof createTailers>[0], 'sources'> & { metrics: Metrics },
): Tailers => createTailers({ ...base, sources, bus: createInProcessBus(), epoch: () => epoch, metrics: metrics.live });

/** The modules from the lowest to the highest. What a lower one tells a higher one goes through a function given to it here. */
function connect(
  needs: ComposeNeeds,
  { database, access, metrics }: Pick<Product, 'database' | 'access' | 'metrics'>,
): Product {
  const base = baseOf(needs, database);
  const directory = createDirectory(base);
  const interactions = createInteractions({
    ...base,
    directory,
    projections: [countRollups],
    recorded: (organizationId, events) => {
      tailers.appended('user_events', organizationId, events);
      engine.wake(organizationId);
    },
  });
  const definitions = createDefinitions({
    ...base,
    viewerOfUser: access.viewerOfUser,
    catalogueOf: interactions.catalogueOf,
    businessHours: access.businessHours,
    targets: namedTargets,
  });
  const notifications = createNotifications({
    ...base,
    deliver: deliveringBy(() => delivery),
    changed: (organizationId, changes) => tailers.appended('notification_changes', organizationId, changes),
  });
  const delivery = openDelivery(needs, base, {
    recordFact: deliveryRecording(interactions, base),
    counted: countingDeliveries(metrics),
    ended: (end) => engine.deliveryEnded(end),
  });
  const engine = createEngine({
    ...base,
    definitions,
    notifications,
    delivery,
    deliver: deliveringBy(() => delivery),
    interactions,
    record: (organizationId, items) => interactions.recorder.record(organizationId, items),
  });
  const cursors = createCursors({ secret: needs.secret, epoch: () => needs.epoch });
  const tailers = openTailers(needs, base, { sources: [interactions.log, notifications.log], metrics });
  const services: Services = {
    serverInfo: needs.serverInfo,
    access,
    directory,
    interactions,
    definitions,
    notifications,
    delivery,
    engine,
    cursors,
    clock: systemClock,
    recording: recordingFor(interactions, base),
    counts: createCounts(base),
  };
  return { services, access, database, tailers, cursors, metrics, delivery };
}

/** Starts what works without being asked: e-mail, the engine, and the workers of the inbox. */
async function startWork(
  { services: { engine, notifications }, delivery }: Product,
  lifeCycle: LifeCycle,
): Promise<void> {
  delivery.start();
  lifeCycle.started('delivery', () => delivery.stop());
  notifications.start();
  lifeCycle.started('notifications', () => notifications.stop());
  engine.start();
  lifeCycle.started('engine', () => engine.stop());
}
