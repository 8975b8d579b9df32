import type { DefinitionDraft } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';

/** What is put into the organization's tables as if it had come about. */
export function givens(database: Database, organizationId: string) {
  const rows = (sql: string, parameters: readonly unknown[]) => database.rows(organizationId, sql, parameters);
  return {
    /** A definition as the checks would have let it through, with Belfry's own keys; Global unless it has an owner. */
    async given(written: Partial<DefinitionDraft>, ownerId: string | null = null): Promise<string> {
      const id = ids.next();
      const usual = { name: 'Given', enabled: true, shadow: false, eventType: 'CALL_MUTE_STARTED', actions: [] };
      const draft = {
        ...usual,
        condition: { kind: 'all', of: [] },
        timed: null,
        threshold: null,
        pattern: null,
        ...written,
      };
      const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
      await rows(
        `with one as (insert into event_definitions (organization_id, id, owner_id, name, enabled, shadow, event_type, condition, timed, threshold, pattern,
             actions, time_zone, position)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'UTC', 1))
         insert into definition_revisions (organization_id, revision) values ($1, 1)
         on conflict (organization_id) do update set revision = definition_revisions.revision + 1`,
        [
          organizationId,
          id,
          ownerId,
          draft.name,
          draft.enabled,
          draft.shadow,
          draft.eventType,
          json(draft.condition),
          json(draft.timed),
          json(draft.threshold),
          json(draft.pattern),
          json(draft.actions),
        ],
      );
      return id;
    },
    /** A firing of the past that came about so. @returns its id. */
    async firingWith(chain: { depth: number; definitionIds: readonly string[] }): Promise<string> {
      const id = ids.next();
      await rows(
        `insert into firings (organization_id, id, fired_at, definition_id, definition_name, definition_version, kind, cause, values, chain)
         values ($1, $2, now(), $2, 'Given', 1, 'instant', 'given', '{}', $3)`,
        [organizationId, id, JSON.stringify(chain)],
      );
      return id;
    },
  };
}
