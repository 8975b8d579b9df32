import type { DefinitionDraft, EventDefinition } from '@belfry/domain';

/** An event definition as it is kept, ids as Belfry's own keys. Instants in epoch milliseconds. */
export interface DefinitionRow extends DefinitionDraft {
  id: string;
  organizationId: string;
  /** Null: Global. */
  ownerId: string | null;
  position: number;
  version: number;
  /** Why it rests although it is enabled; null while it works. */
  pausedReason: string | null;
  createdAt: number;
  updatedAt: number;
}

/** The definition as the domain sees it. One that is paused counts as switched off. */
export function asDefinition(row: DefinitionRow): EventDefinition {
  const { ownerId, pausedReason, updatedAt: _updatedAt, ...kept } = row;
  const owner = ownerId === null ? ({ kind: 'global' } as const) : ({ kind: 'user', userId: ownerId } as const);
  return { ...kept, owner, enabled: row.enabled && pausedReason === null };
}
