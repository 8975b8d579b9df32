import { type Database, openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { createDirectory, directoryEntities } from '../directory/index.ts';
import { definitionEntities } from './definitions.entity.ts';
import type { DefinitionPorts } from './definition-needs.ts';
import { createDefinitions, type Definitions } from './definitions.ts';

const log = createLog('silent');
const clock = { now: () => Date.now() };
const entities = [...accessEntities, ...directoryEntities, ...definitionEntities];

type NewDefinition = Parameters<Definitions['create']>[1];

export const notify = (to: object = { kind: 'me' }) => [
  { kind: 'notify', to: [to], severity: 'info', title: 'Muted', body: '' },
];
export const muted = {
  scope: 'mine' as const,
  name: 'Muted',
  eventType: 'CALL_MUTE_TOO_LONG',
  after: 30_000,
  actions: notify(),
};
export const global = {
  ...muted,
  scope: 'global' as const,
  actions: notify({ kind: 'acting-agent' }),
};

export const kindOf = (result: { ok: true } | { ok: false; problem: { kind: string } }): string =>
  result.ok ? 'done' : result.problem.kind;

/** An organization in Vienna with two agents, a manager and a queue. */
async function settle(database: Database) {
  const access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  const organizationId = await access.createOrganization({
    name: 'North',
    timeZone: 'Europe/Vienna',
  });
  const viewer = async (name: string, role: string): Promise<SignedInViewer> => {
    const userId = await access.createUser({ organizationId, name, roles: [role] });
    const found = await access.viewerOfUser(organizationId, userId);
    if (!found) throw new Error('No such user.');
    return found;
  };
  const queueId = await createDirectory({ database, ids }).createQueue(organizationId, {
    name: 'Sales',
  });
  return {
    access,
    organizationId,
    queueId,
    agent: await viewer('Ana', 'Agent'),
    other: await viewer('Otto', 'Agent'),
    manager: await viewer('Mara', 'Manager'),
  };
}

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** Definitions of one organization, over a real database. */
export async function openPlace(url: string, ports: Partial<DefinitionPorts> = {}) {
  const database = await openDatabase({ url, entities, log, poolSize: 4 });
  const { access, ...people } = await settle(database);
  const definitions = createDefinitions({ database, clock, ids, viewerOfUser: access.viewerOfUser, ...ports });
  return {
    ...people,
    access,
    database,
    definitions,
    addQueue: (name: string) => createDirectory({ database, ids }).createQueue(people.organizationId, { name }),
    async made(viewer: SignedInViewer, written: NewDefinition) {
      const result = await definitions.create(viewer, written);
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      return result.value;
    },
    async revision(): Promise<number | undefined> {
      const sql = 'select revision from definition_revisions';
      return (await database.rows<{ revision: number }>(people.organizationId, sql))[0]?.revision;
    },
    close: () => database.close(),
  };
}
