import type { Database, Transaction } from '../../platform/database/index.ts';
import type { PageRequest } from '../../platform/graphql/index.ts';
import type { KeptDefinition, VersionRow } from './definition-version.ts';

const columns = `v.definition_id as "definitionId", v.version, v.changed_at as "changedAt", v.changed_by as "changedBy", v.definition,
  (select p.definition from event_definition_versions p where p.organization_id = v.organization_id and p.definition_id = v.definition_id
     and p.version < v.version order by p.version desc limit 1) as before`;

/** Keeps a version of a definition, with who made it. */
export async function insertVersion(
  { rows }: Transaction,
  of: { organizationId: string; id: string; version: number; now: number; by: string | null },
  definition: KeptDefinition,
): Promise<void> {
  await rows(
    `insert into event_definition_versions (organization_id, definition_id, version, changed_at, changed_by, definition) values ($1, $2, $3, $4, $5, $6)`,
    [of.organizationId, of.id, of.version, new Date(of.now), of.by, JSON.stringify(definition)],
  );
}

export async function versionOf(
  { rows }: Transaction,
  organizationId: string,
  { id, version }: { id: string; version: number },
): Promise<VersionRow | null> {
  const [row] = await rows<VersionRow>(
    `select ${columns} from event_definition_versions v where v.organization_id = $1 and v.definition_id = $2 and v.version = $3`,
    [organizationId, id, version],
  );
  return row ?? null;
}

/** The versions of a definition, newest first. */
export const versionsOf =
  (database: Database) =>
  (organizationId: string, definitionId: string, page: PageRequest): Promise<VersionRow[]> => {
    const [from] = page.from ?? [];
    return database.rows<VersionRow>(
      organizationId,
      `select ${columns} from event_definition_versions v where v.organization_id = $1 and v.definition_id = $2
         and ($3::int is null or v.version ${page.backward ? '>' : '<'} $3::int)
       order by v.version ${page.backward ? 'asc' : 'desc'} limit ${page.limit + 1}`,
      [organizationId, definitionId, from ?? null],
    );
  };
