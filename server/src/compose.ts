import type { ServerInfo } from './platform/graphql/server-info.graphql.ts';
import type { Config } from './config/index.ts';
import { type Access, createAccess, accessEntities } from './modules/access/index.ts';
import { countRollups, createCounts } from './modules/counts/index.ts';
import { createDefinitions, definitionEntities } from './modules/definitions/index.ts';
import { createDirectory, directoryEntities } from './modules/directory/index.ts';
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
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { recordingFor } from './recording.ts';

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
}

const poolSize = 16;
const entities = [...accessEntities, ...directoryEntities, ...definitionEntities, ...notificationEntities];

/** Puts the parts together: the only place that chooses between adapters. What is started here is stopped by the life-cycle. */
export async function compose({ config, log, lifeCycle, databaseUrl, secret, epoch, operatorToken, serverInfo }: ComposeNeeds): Promise<Product> {
  const [clock, ids, metrics] = [systemClock, randomIds, createMetrics()];
  const database = await openDatabase({ url: databaseUrl, entities, log, poolSize });
  lifeCycle.started('database', () => database.close());
  const access = createAccess({ database, clock, ids, log, operatorToken });
  const directory = createDirectory({ database, ids });
  const interactions = createInteractions({
    database, clock, ids, log, directory,
    projections: [countRollups],
    recorded: (organizationId, events) => tailers.appended('user_events', organizationId, events),
  });
  const notifications = createNotifications({
    database, clock, log,
    changed: (organizationId, changes) => tailers.appended('notification_changes', organizationId, changes),
  });
  const cursors = createCursors({ secret, epoch: () => epoch });
  const tailers = createTailers({ sources: [interactions.log, notifications.log], bus: createInProcessBus(), clock, log, epoch: () => epoch, metrics: metrics.live });
  lifeCycle.started('tailers', () => tailers.stop());
  lifeCycle.started('recorder', () => interactions.recorder.close());
  metrics.gauge('ingest_queue_rows', 'User events waiting to be recorded', () => interactions.recorder.backlog);
  if (config.natsUrl) log.warn('NATS_URL is given, but servers do not use a bus yet: they find each other’s rows in the database within a second');
  const services: Services = {
    serverInfo, access, directory, interactions, clock, cursors,
    recording: recordingFor(interactions, { clock, ids }),
    counts: createCounts({ database }),
    definitions: createDefinitions({ database, clock, ids }),
    notifications,
  };
  return { services, access, database, tailers, cursors, metrics };
}
