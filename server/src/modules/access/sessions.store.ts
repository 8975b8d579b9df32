import type { Database } from '../../platform/database/index.ts';

/** What ends access, and what has ended or changed. */
export const sessionsStore = (database: Database) => ({
  async endSessions(
    organizationId: string,
    which: { sessionId: string } | { userId: string; except?: string | null },
  ): Promise<number> {
    const [clause, values] =
      'sessionId' in which
        ? ['id = $2', [which.sessionId]]
        : ['user_id = $2 and id is distinct from $3', [which.userId, which.except ?? null]];
    const ended = await database.rows(
      organizationId,
      `update sessions set ended_at = clock_timestamp() where organization_id = $1 and ended_at is null and ${clause} returning id`,
      [organizationId, ...values],
    );
    return ended.length;
  },

  /** What ended or changed since an instant, over all organizations. */
  changesSince: (since: number): Promise<{ kind: 'session' | 'token' | 'user'; id: string; at: number }[]> =>
    database.rows(
      '*',
      `select 'session' as kind, id, ended_at as at from sessions where ended_at is not null and ended_at > $1
       union all select 'token', id, revoked_at from tokens where revoked_at > $1
       union all select 'user', user_id, changed_at from access_changes where changed_at > $1`,
      [new Date(since)],
    ),

  async databaseNow(): Promise<number> {
    const [row] = await database.rows<{ now: number }>('*', 'select clock_timestamp() as now');
    return row?.now ?? 0;
  },
});

export type SessionsStore = ReturnType<typeof sessionsStore>;
