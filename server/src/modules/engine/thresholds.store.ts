import { type EventDefinition, thresholdKey, type ThresholdState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { recount, type Recounting } from './recount.ts';

/** A count as it is kept: with the version of the definition that it was counted for. */
interface KeptState extends ThresholdState {
  version: number;
}

const keep = async ({ rows }: Transaction, organizationId: string, states: readonly KeptState[]): Promise<void> => {
  if (states.length === 0) return;
  await rows(
    `insert into threshold_states (organization_id, key, definition_id, state)
     select $1, x.* from json_to_recordset($2) as x(key text, definition_id uuid, state jsonb)
     on conflict (organization_id, key) do update set state = excluded.state`,
    [
      organizationId,
      JSON.stringify(
        states.map((state) => ({
          key: thresholdKey(state.definitionId, state.scopeId),
          definition_id: state.definitionId,
          state,
        })),
      ),
    ],
  );
};

/** The counts of all threshold definitions as they stand at a place in the log. */
export async function readThresholds(
  transaction: Transaction,
  definitions: readonly EventDefinition[],
  about: Recounting,
): Promise<Map<string, ThresholdState>> {
  const { organizationId } = about;
  const watching = definitions.filter(({ enabled, threshold }) => enabled && threshold !== null);
  if (watching.length === 0) return new Map();
  const rows = await transaction.rows<{ state: KeptState }>(
    'select state from threshold_states where organization_id = $1',
    [organizationId],
  );
  // What an earlier version kept by queue is counted afresh.
  const kept = rows.map(({ state }) => state).filter(({ scopeId }) => typeof scopeId === 'string');
  const current = new Set(kept.map(({ definitionId, version }) => `${definitionId}:${version}`));
  const stale = watching.filter(({ id, version }) => !current.has(`${id}:${version}`));
  const versions = new Map(stale.map(({ id, version }) => [id, version]));
  const recounted = await recount(transaction, stale, { ...about, old: kept });
  const fresh = recounted.map((state) => ({ ...state, version: versions.get(state.definitionId) ?? 0 }));
  await keep(transaction, organizationId, fresh);
  const all = [...kept.filter(({ definitionId }) => !versions.has(definitionId)), ...fresh];
  return new Map(all.map((state) => [thresholdKey(state.definitionId, state.scopeId), state]));
}

/** Keeps counts that changed, each with its definition's version. */
export const writeThresholds = (
  transaction: Transaction,
  organizationId: string,
  { states, versionOf }: { states: readonly ThresholdState[]; versionOf: (definitionId: string) => number },
): Promise<void> =>
  keep(
    transaction,
    organizationId,
    states.map((state) => ({ ...state, version: versionOf(state.definitionId) })),
  );
