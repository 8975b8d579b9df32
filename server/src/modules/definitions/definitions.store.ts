import type { Database } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import { whereMaySeeDefinition } from './definition-access.ts';
import { definitionColumns as columns } from './definition-columns.store.ts';
import type { DefinitionRow } from './definition.ts';
import { Definition, type DefinitionEntity } from './definitions.entity.ts';

export interface DefinitionList {
  scope: 'mine' | 'global' | 'employees';
  name?: ValueFilter<string> | null | undefined;
  owner?: ValueFilter<string> | null | undefined;
  enabled?: { eq?: boolean | null | undefined } | null | undefined;
  /** Only these event types; undefined is any. */
  eventTypes?: readonly string[] | undefined;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const place = `(coalesce(d.owner_id, '${nobody}'), d.position, d.id)`;

function listClauses(viewer: SignedInViewer, list: DefinitionList, parameters: Parameters): string[] {
  const scopes = {
    mine: () => `d.owner_id = ${parameters.add(viewer.userId)}::uuid`,
    global: () => 'd.owner_id is null',
    employees: () => `d.owner_id is distinct from ${parameters.add(viewer.userId)}::uuid and d.owner_id is not null`,
  };
  const clauses = [scopes[list.scope]()];
  if (list.name) clauses.push(whereValue('d.name', list.name, { parameters }));
  if (list.owner) clauses.push(whereValue('d.owner_id', list.owner, { parameters }));
  if (list.enabled?.eq != null) clauses.push(`d.enabled = ${parameters.add(list.enabled.eq)}`);
  if (list.eventTypes) clauses.push(`d.event_type = any(${parameters.add(list.eventTypes)})`);
  return clauses;
}

const rowOf = (entity: DefinitionEntity): DefinitionRow => ({
  id: entity.id,
  organizationId: entity.organizationId,
  ownerId: entity.ownerId ?? null,
  name: entity.name,
  description: entity.description,
  enabled: entity.enabled,
  shadow: entity.shadow,
  eventType: entity.eventType,
  condition: entity.condition,
  timed: entity.timed ?? null,
  threshold: entity.threshold ?? null,
  pattern: entity.pattern ?? null,
  actions: entity.actions,
  tests: entity.tests,
  timeZone: entity.timeZone,
  position: entity.position,
  version: entity.version,
  pausedReason: entity.pausedReason ?? null,
  createdAt: entity.createdAt.getTime(),
  updatedAt: entity.updatedAt.getTime(),
});

/** Reads event definitions. */
export const definitionsStore = (database: Database) => ({
  async byIds(organizationId: string, ids: readonly string[]): Promise<DefinitionRow[]> {
    const found = await database
      .entities(organizationId)
      .find(Definition, { organizationId, id: { $in: [...ids] }, deletedAt: null });
    return found.map(rowOf);
  },

  list(viewer: SignedInViewer, list: DefinitionList, page: PageRequest): Promise<DefinitionRow[]> {
    const parameters = new Parameters();
    const clauses = [
      `d.organization_id = ${parameters.add(viewer.organizationId)}`,
      'd.deleted_at is null',
      whereMaySeeDefinition(viewer, parameters),
      ...listClauses(viewer, list, parameters),
    ];
    if (page.from) {
      const [owner, position, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`${place} ${page.backward ? '<' : '>'} (${owner}::uuid, ${position}::int, ${id}::uuid)`);
    }
    const direction = page.backward ? 'desc' : 'asc';
    const order = `coalesce(d.owner_id, '${nobody}') ${direction}, d.position ${direction}, d.id ${direction}`;
    const sql = `select ${columns} from event_definitions d where ${clauses.join(' and ')} order by ${order} limit ${page.limit + 1}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },

  async timeZone(organizationId: string): Promise<string> {
    const [row] = await database.rows<{ zone: string }>(
      organizationId,
      'select time_zone as zone from organizations where id = $1',
      [organizationId],
    );
    return row?.zone ?? 'UTC';
  },
});

export type DefinitionsStore = ReturnType<typeof definitionsStore>;
