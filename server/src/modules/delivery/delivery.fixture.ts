import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryDatabase } from '../../../../test/kit/postgres.ts';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { createOutbound } from '../../platform/outbound/index.ts';
import { createVault, type Vault } from '../../platform/vault.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { createDelivery, type Delivery, type DeliveryNeeds, type DeliverySettings } from './delivery.ts';
import type { DeliveryEnd } from './delivery-end.ts';
import type { Content, NewDelivery } from './new-delivery.ts';
import type { DeliveryFact } from './record-fact.ts';
import { usualPolicies } from './retry-policy.ts';

const log = createLog('silent');
const clock = { now: () => Date.now() };
const vault = createVault('the secret of this test, which is long');

export interface DeliveryWorld extends AsyncDisposable {
  database: Database;
  delivery: Delivery;
  vault: Vault;
  organizationId: string;
  administrator: SignedInViewer;
  agent: SignedInViewer;
  facts: DeliveryFact[];
  ends: DeliveryEnd[];
  logDir: string;
  /** Keeps one and looks for it at once. @returns its id. */
  send(content: Content, more?: Partial<NewDelivery>): Promise<string>;
  stateOf(id: string): Promise<{ state: string; reason: string | null; attempts: number } | null>;
}

const soon = { delaysMs: [10, 20], deadlineMs: 60_000 };

/** As usual, only that minutes pass in milliseconds. */
export const hurried: Partial<DeliverySettings> = {
  pollMs: 20,
  timeoutMs: 500,
  pauseMs: 20,
  leaseMs: 3_000,
  circuit: { threshold: 3, openMs: 200, longestOpenMs: 400, probeMs: 1_000, spreadMs: 20 },
  policies: { ...usualPolicies, webhook: soon, 'web-call': soon, provider: soon, push: soon, log: soon },
};

/** An organization of an administrator and an agent. */
async function settle(database: Database) {
  const access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  const organizationId = await access.createOrganization({ name: 'North' });
  const person = async (name: string, role: string): Promise<SignedInViewer> => {
    const email = `${name}@north.test`;
    const userId = await access.createUser({ organizationId, name, email, roles: [role] });
    const viewer = await access.viewerOfUser(organizationId, userId);
    if (!viewer) throw new Error('No such user.');
    return viewer;
  };
  return { organizationId, administrator: await person('ada', 'Administrator'), agent: await person('ana', 'Agent') };
}

/** The module, started, over a real database with an organization of an administrator and an agent. */
export async function openDelivery(
  needs: Partial<DeliveryNeeds> & { allow?: readonly string[] } = {},
): Promise<DeliveryWorld> {
  const temporary = await temporaryDatabase();
  const database = await openDatabase({ url: temporary.url, entities: accessEntities, log, poolSize: 8 });
  const people = await settle(database);
  const logDir = await mkdtemp(join(tmpdir(), 'belfry-logs-'));
  const [facts, ends] = [new Array<DeliveryFact>(), new Array<DeliveryEnd>()];
  const delivery = createDelivery({
    database,
    vault,
    outbound: createOutbound({ allow: needs.allow ?? ['127.0.0.1'] }),
    mail: undefined,
    publicUrl: 'https://belfry.north.test',
    logDir,
    clock,
    ids,
    log,
    recordFact: (fact) => Promise.resolve(void facts.push(fact)),
    ended: (end) => Promise.resolve(void ends.push(end)),
    settings: hurried,
    ...needs,
  });
  delivery.start();
  return {
    ...people,
    ...asking({ database, delivery, organizationId: people.organizationId }),
    database,
    delivery,
    vault,
    facts,
    ends,
    logDir,
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await database.close();
      await temporary.drop();
      await rm(logDir, { recursive: true });
    },
  };
}

type Sending = Pick<DeliveryWorld, 'database' | 'delivery' | 'organizationId'>;

const asking = ({ database, delivery, organizationId }: Sending): Pick<DeliveryWorld, 'send' | 'stateOf'> => ({
  async send(content, more = {}) {
    const id = ids.next();
    const one: NewDelivery = { id, organizationId, firingId: null, definitionId: null, place: 0, ...more, ...content };
    await database.transaction(organizationId, (transaction) => delivery.add(transaction, [one]));
    delivery.wake();
    return id;
  },
  async stateOf(id) {
    const [row] = await database.rows<{ state: string; reason: string | null; attempts: number }>(
      organizationId,
      'select state, reason, attempts from deliveries where id = $1',
      [id],
    );
    return row ?? null;
  },
});
