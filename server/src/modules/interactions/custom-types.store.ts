import type { CustomType } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { CustomTypeRow } from './custom-type.ts';

const columns = `name, label, meaning, subject, fields, version, declared_at as "declaredAt", changed_at as "changedAt"`;

/** The types that integrators of an organization have declared, by name. */
export const readCustomTypes = ({ rows }: Transaction, organizationId: string): Promise<CustomTypeRow[]> =>
  rows(`select ${columns} from custom_types where organization_id = $1 order by name`, [organizationId]);

/** Makes a type, unless there is one of that name. */
export async function insertCustomType(
  { rows }: Transaction,
  organizationId: string,
  { type, declaredBy, now }: { type: CustomType; declaredBy: string | null; now: number },
): Promise<CustomTypeRow | null> {
  const [row] = await rows<CustomTypeRow>(
    `insert into custom_types (organization_id, name, label, meaning, subject, fields, declared_by, declared_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing returning ${columns}`,
    [
      organizationId,
      type.name,
      type.label,
      type.meaning,
      type.subject,
      JSON.stringify(type.fields),
      declaredBy,
      new Date(now),
    ],
  );
  return row ?? null;
}

export async function lockCustomType(
  { rows }: Transaction,
  organizationId: string,
  name: string,
): Promise<CustomTypeRow | null> {
  const [row] = await rows<CustomTypeRow>(
    `select ${columns} from custom_types where organization_id = $1 and name = $2 for update`,
    [organizationId, name],
  );
  return row ?? null;
}

export async function updateCustomType(
  { rows }: Transaction,
  organizationId: string,
  { type, now }: { type: CustomType; now: number },
): Promise<CustomTypeRow | null> {
  const [row] = await rows<CustomTypeRow>(
    `update custom_types set label = $3, meaning = $4, fields = $5, version = version + 1, changed_at = $6
     where organization_id = $1 and name = $2 returning ${columns}`,
    [organizationId, type.name, type.label, type.meaning, JSON.stringify(type.fields), new Date(now)],
  );
  return row ?? null;
}
