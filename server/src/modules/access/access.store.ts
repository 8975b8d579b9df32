import type { Grants } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import type { OrganizationRow } from './organization.ts';

export interface Credential {
  organizationId: string;
  id: string;
  name: string;
  passwordHash: string | null;
}

/** What a session or token is found by. */
export type Secret = { hash: Buffer } | { id: string };

/** A user as authorization sees them. Instants in epoch milliseconds. */
export interface Identity {
  organizationId: string;
  organizationName: string;
  userId: string;
  name: string;
  grants: Grants[];
  teamIds: string[];
  teamMemberIds: string[];
  queueIds: string[];
  sessionId: string | null;
  tokenId: string | null;
  tokenScopes: string[] | 'all';
  expiresAt: number;
}

const identityColumns = `
  u.organization_id as "organizationId", o.name as "organizationName", u.id as "userId", u.name,
  coalesce((select json_agg(r.grants) from user_roles ur join roles r on r.organization_id = ur.organization_id and r.id = ur.role_id
    where ur.organization_id = u.organization_id and ur.user_id = u.id), '[]') as grants,
  t.team_ids as "teamIds",
  coalesce((select array_agg(m.id) from users m where m.organization_id = u.organization_id and m.team_id = any(t.team_ids)), '{}') as "teamMemberIds",
  coalesce((select array_agg(q.queue_id) from queue_members q where q.organization_id = u.organization_id and q.user_id = u.id), '{}') as "queueIds"`;
const identityJoins = `
  join organizations o on o.id = u.organization_id
  cross join lateral (select coalesce(array_agg(id), '{}') as team_ids from teams
    where organization_id = u.organization_id and (id = u.team_id or manager_id = u.id)) t`;

/** Everything access reads and writes. Looking up a secret spans organizations; all else names one. */
export const accessStore = (database: Database) => ({
  async credential(email: string): Promise<Credential | null> {
    const [row] = await database.rows<Credential>(
      '*',
      `select organization_id as "organizationId", id, name, password_hash as "passwordHash" from users where lower(email) = lower($1) and active`,
      [email],
    );
    return row ?? null;
  },

  /** The identity of a session by its secret's hash, or by its id. */
  async bySession(by: Secret): Promise<Identity | null> {
    const [row] = await database.rows<Identity>(
      '*',
      `select ${identityColumns}, s.id as "sessionId", null as "tokenId", '"all"'::json as "tokenScopes", s.expires_at as "expiresAt"
       from sessions s join users u on u.organization_id = s.organization_id and u.id = s.user_id ${identityJoins}
       where ${'id' in by ? 's.id' : 's.secret_hash'} = $1 and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '12 hours' and u.active`,
      ['id' in by ? by.id : by.hash],
    );
    return row ?? null;
  },

  async byToken(by: Secret): Promise<Identity | null> {
    const [row] = await database.rows<Identity>(
      '*',
      `select ${identityColumns}, null as "sessionId", k.id as "tokenId", k.scopes as "tokenScopes", k.expires_at as "expiresAt"
       from tokens k join users u on u.organization_id = k.organization_id and u.id = k.user_id ${identityJoins}
       where ${'id' in by ? 'k.id' : 'k.secret_hash'} = $1 and k.revoked_at is null and k.expires_at > now() and u.active`,
      ['id' in by ? by.id : by.hash],
    );
    return row ?? null;
  },

  async seen({ organizationId, sessionId, tokenId }: Identity): Promise<void> {
    const sql = sessionId
      ? `update sessions set last_seen_at = now() where organization_id = $1 and id = $2 and last_seen_at < now() - interval '1 minute'`
      : `update tokens set last_used_at = now() where organization_id = $1 and id = $2 and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'`;
    await database.rows(organizationId, sql, [organizationId, sessionId ?? tokenId]);
  },

  async identity(organizationId: string, userId: string): Promise<Identity | null> {
    const [row] = await database.rows<Identity>(
      organizationId,
      `select ${identityColumns}, null as "sessionId", null as "tokenId", '"all"'::json as "tokenScopes", 0::bigint as "expiresAt"
       from users u ${identityJoins} where u.organization_id = $1 and u.id = $2 and u.active`,
      [organizationId, userId],
    );
    return row ?? null;
  },

  async timeZone(organizationId: string): Promise<string> {
    const sql = 'select time_zone as "timeZone" from organizations where id = $1';
    const [row] = await database.rows<{ timeZone: string }>(organizationId, sql, [organizationId]);
    return row?.timeZone ?? 'UTC';
  },

  organizations: (): Promise<OrganizationRow[]> =>
    database.rows('*', `select id, name, time_zone as "timeZone", demo from organizations order by created_at`),
});

export type AccessStore = ReturnType<typeof accessStore>;
