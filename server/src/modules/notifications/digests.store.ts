import type { Severity } from '@belfry/domain';
import type { DigestEntry } from '@belfry/domain/notification';
import type { Database, Transaction } from '../../platform/database/index.ts';

/** A notification that waits for its recipient's next digest. Instants in epoch milliseconds. */
export interface NewDigestEntry extends DigestEntry {
  id: string;
  organizationId: string;
  userId: string;
  severity: Severity;
  definitionId: string;
  dueAt: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Keeps entries for digests, with the transaction of their notifications. */
export async function insertDigestEntries({ rows }: Transaction, entries: readonly NewDigestEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await rows(
    `insert into digest_entries (organization_id, id, user_id, due_at, created_at, severity, definition_id, definition_name, title, url)
     select x.* from json_to_recordset($1) as x(organization_id uuid, id uuid, user_id uuid, due_at timestamptz, created_at timestamptz,
       severity text, definition_id uuid, definition_name text, title text, url text)`,
    [
      JSON.stringify(
        entries.map(({ organizationId, userId, dueAt, createdAt, definitionId, definitionName, ...row }) => ({
          ...row,
          organization_id: organizationId,
          user_id: userId,
          due_at: iso(dueAt),
          created_at: iso(createdAt),
          definition_id: definitionId,
          definition_name: definitionName,
        })),
      ),
    ],
  );
}

/** Whose digests are due. */
export const withDueDigests = (
  database: Database,
  now: number,
): Promise<{ organizationId: string; userId: string }[]> =>
  database.rows(
    '*',
    `select distinct organization_id as "organizationId", user_id as "userId" from digest_entries where due_at <= $1 limit 500`,
    [new Date(now)],
  );

/** Takes what is due of one user; whoever takes it sends it, or puts it back by failing. */
export const takeDueEntries = (
  { rows }: Transaction,
  { organizationId, userId, now }: { organizationId: string; userId: string; now: number },
): Promise<NewDigestEntry[]> =>
  rows(
    `delete from digest_entries where organization_id = $1 and user_id = $2 and due_at <= $3
     returning id, organization_id as "organizationId", user_id as "userId", due_at as "dueAt", created_at as "createdAt", severity,
       definition_id as "definitionId", definition_name as "definitionName", title, url`,
    [organizationId, userId, new Date(now)],
  );
