import type { InteractionRow } from './interaction.ts';
import { externalKey } from './apply-batch.ts';
import type { RecordingItem } from './recording-item.ts';

/** The known interactions that get an event which happened before one they already have. Their logged facts are needed to re-project them. */
export function needsHistory(items: readonly RecordingItem[], interactions: readonly InteractionRow[]): string[] {
  const byKey = new Map<string, InteractionRow>();
  for (const row of interactions) {
    byKey.set(row.id, row);
    if (row.externalId !== null) byKey.set(externalKey(row.source, row.externalId), row);
  }
  const lastAt = new Map(interactions.map((row) => [row.id, row.state.lastAt ?? 0]));
  const wanted = new Set<string>();
  for (const { interaction, source, occurredAt } of items) {
    const row =
      interaction &&
      byKey.get(interaction.kind === 'id' ? interaction.id : externalKey(source, interaction.externalId ?? ''));
    if (!row) continue;
    const last = lastAt.get(row.id) ?? 0;
    if (occurredAt < last) wanted.add(row.id);
    else lastAt.set(row.id, occurredAt);
  }
  return [...wanted];
}
