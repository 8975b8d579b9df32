import { graphql } from 'graphql';
import { compose } from '../../compose.ts';
import { readEnvironment } from '../../config/index.ts';
import { schema } from '../../schema.ts';
import { createLifeCycle } from '../life-cycle.ts';
import { createLog } from '../log.ts';
import type { SignedInViewer } from './context.ts';

const log = createLog('silent');

/** The product without its doors, asked as its doors ask it. */
export async function openProduct(databaseUrl: string) {
  const read = readEnvironment({ BELFRY_ROLE: 'api', BELFRY_DEMO: '0', DATABASE_URL: databaseUrl });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const lifeCycle = createLifeCycle({ log });
  const { services } = await compose({
    config: read.config,
    log,
    lifeCycle,
    databaseUrl,
    secret: 'secret of the test',
    epoch: 'epoch',
    operatorToken: 'operator',
    serverInfo: { name: 'Belfry', version: '0', demo: false, demoUsers: [] },
  });
  return {
    services,
    /** Executes a document as a viewer; null is nobody. */
    ask: (viewer: SignedInViewer | null, source: string, variableValues: Record<string, unknown> = {}) =>
      graphql({
        schema,
        source,
        variableValues,
        contextValue: { viewer, services, requestId: 'r', exchange: null },
      }),
    close: () => lifeCycle.stop('the test is over'),
  };
}

export type OpenProduct = Awaited<ReturnType<typeof openProduct>>;
