import type { DefinitionDraft, DefinitionOwner, EventDefinition } from '@belfry/domain';

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
  const { ownerId: _ownerId, pausedReason, updatedAt: _updatedAt, ...kept } = row;
  return { ...kept, owner: ownerOf(row), enabled: row.enabled && pausedReason === null };
}

/** What its owner wrote. */
export function draftOfRow(row: DefinitionRow): DefinitionDraft {
  const { name, description, enabled, shadow, eventType, condition, timed, threshold } = row;
  const { pattern, actions, tests, timeZone } = row;
  return {
    name,
    description,
    enabled,
    shadow,
    eventType,
    condition,
    timed,
    threshold,
    pattern,
    actions,
    tests,
    timeZone,
  };
}

export const ownerOf = ({ ownerId }: Pick<DefinitionRow, 'ownerId'>): DefinitionOwner =>
  ownerId === null ? { kind: 'global' } : { kind: 'user', userId: ownerId };
