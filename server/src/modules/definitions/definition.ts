import type { Action, Condition, EventDefinition, EventTypeName, Threshold, Timed } from '@belfry/domain';

/** An event definition as it is kept, ids as Belfry's own keys. Instants in epoch milliseconds. */
export interface DefinitionRow {
  id: string;
  organizationId: string;
  /** Null: Global. */
  ownerId: string | null;
  name: string;
  enabled: boolean;
  eventType: EventTypeName;
  condition: Condition;
  timed: Timed | null;
  threshold: Threshold | null;
  actions: readonly Action[];
  timeZone: string;
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
