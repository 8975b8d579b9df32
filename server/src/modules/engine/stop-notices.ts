import type { EventDefinition } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import { newNotification, type NotificationRow } from '../notifications/index.ts';
import type { Admission } from './admit-firings.ts';
import type { People } from './people.ts';
import type { StoppedRow } from './stopped.ts';
import { keepStopped } from './stopped.store.ts';

interface Noting {
  organizationId: string;
  stopped: Admission['stopped'];
  definitions: ReadonlyMap<string, EventDefinition>;
  people: People;
  ids: Ids;
  now: number;
}

const quoted = (name: string): string => `“${name}”`;

function messageOf(reason: StoppedRow['reason'], { name, by }: { name: string; by: string | null }): string {
  const cause = by === null ? '' : `, set off by ${quoted(by)},`;
  switch (reason) {
    case 'once-in-a-chain':
      return `${quoted(name)}${cause} would have fired again in the same chain. Change one of the two so that they do not set each other off.`;
    case 'depth':
      return `${quoted(name)}${cause} would have been the ninth firing in a row. Change one of them so that the chain ends.`;
    case 'budget':
      return `${quoted(name)}${cause} was stopped: the item has had all its firings of this hour. Narrow its conditions, or give its actions a frequency.`;
    case 'role-rate':
      return `${quoted(name)}${cause} was stopped: its owner’s role allows no more firings this hour. Narrow its conditions, or ask an administrator.`;
  }
}

const seqOf = (cause: Admission['stopped'][number]['cause']): number | null => {
  const seq = 'seq' in cause ? cause.seq : Number(cause.episode.split(':').at(-1));
  return Number.isSafeInteger(seq) ? seq : null;
};

/** Once for each pair of definitions and reason, with how often. */
function rowsOf({ organizationId, stopped, definitions, ids, now }: Noting): StoppedRow[] {
  const rows = new Map<string, StoppedRow>();
  for (const { definitionId, byDefinitionId, reason, cause, interactionId } of stopped) {
    const key = `${definitionId}:${byDefinitionId}:${reason}`;
    const known = rows.get(key);
    if (known) {
      known.count += 1;
      continue;
    }
    const definitionName = definitions.get(definitionId)?.name ?? 'A deleted event';
    const by = byDefinitionId === null ? null : (definitions.get(byDefinitionId)?.name ?? 'a deleted event');
    rows.set(key, {
      id: ids.next(),
      organizationId,
      stoppedAt: now,
      definitionId,
      definitionName,
      byDefinitionId,
      byDefinitionName: by,
      reason,
      message: messageOf(reason, { name: definitionName, by }),
      interactionId,
      causeSeq: seqOf(cause),
      count: 1,
    });
  }
  return [...rows.values()];
}

function ownersOf(row: StoppedRow, { definitions, people }: Noting): readonly string[] {
  const involved = [row.definitionId, row.byDefinitionId].flatMap((id) =>
    id === null ? [] : (definitions.get(id) ?? []),
  );
  const owners = involved.flatMap(({ owner }) =>
    owner.kind === 'user' ? [owner.userId] : people.administratorsOfEvents(),
  );
  return [...new Set(owners)].filter((userId) => people.mayBeNotified(userId));
}

/**
 * Keeps what was stopped, and tells those whose definitions took part in it: the owners, and administrators for Global
 * ones; for each pair of definitions once an hour.
 * @returns the notifications to be written.
 */
export async function noteStopped(transaction: Transaction, noting: Noting): Promise<NotificationRow[]> {
  if (noting.stopped.length === 0) return [];
  const rows = rowsOf(noting);
  const fresh = await keepStopped(transaction, noting.organizationId, rows);
  return rows
    .filter(({ id }) => fresh.has(id))
    .flatMap((row) =>
      ownersOf(row, noting).map((userId) =>
        newNotification({
          id: noting.ids.next(),
          organizationId: row.organizationId,
          userId,
          // No firing came of it: what was stopped stands in its place.
          firingId: row.id,
          definitionId: row.definitionId,
          definitionName: row.definitionName,
          interactionId: row.interactionId,
          severity: 'warning',
          title: `Stopped: ${row.definitionName}`,
          body: row.message,
          why: 'because your event took part in it',
          createdAt: row.stoppedAt,
        }),
      ),
    );
}
