import { createHash } from 'node:crypto';
import type { Transaction } from './database.ts';

export interface ClaimedKey {
  organizationId: string;
  /** Whose keys these are: a user or token id. */
  actor: string;
  key: string;
  mutation: string;
  /** What the caller sent. */
  input: unknown;
  /** The id of what will be made. */
  id: string;
}

export type Claim = { kind: 'new' } | { kind: 'same'; id: string } | { kind: 'other' };

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

const digestOf = (input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(sorted(input)) ?? '')
    .digest();

/**
 * Claims an idempotency key for what the transaction is about to make. A second caller with the same key waits for the
 * first one's commit, then learns what was made, or that the key stands for other input.
 */
export async function claimKey(
  { rows }: Transaction,
  { organizationId, actor, key, mutation, input, id }: ClaimedKey,
): Promise<Claim> {
  const digest = digestOf(input);
  const claimed = await rows(
    `insert into idempotency_keys (organization_id, actor, key, mutation, digest, result) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning key`,
    [organizationId, actor, key, mutation, digest, JSON.stringify({ id })],
  );
  if (claimed.length > 0) return { kind: 'new' };
  const [known] = await rows<{ mutation: string; digest: Buffer; result: { id: string } }>(
    'select mutation, digest, result from idempotency_keys where organization_id = $1 and actor = $2 and key = $3',
    [organizationId, actor, key],
  );
  return known?.mutation === mutation && known.digest.equals(digest)
    ? { kind: 'same', id: known.result.id }
    : { kind: 'other' };
}
