import type { EpisodeKind } from '../catalogue/event-type-declaration.ts';
import type { Item, ItemChanges } from '../interaction/item.ts';
import type { InteractionPhase } from '../interaction/state.ts';
import type { LoggedEvent } from './logged-event.ts';

/** The beginnings and ends of one kind of episode that an event makes. */
interface EpisodeChange {
  readonly kind: EpisodeKind;
  /** Prefixes of the episodes that end. */
  readonly ended: readonly string[];
  /** The episodes that begin. */
  readonly begun: readonly string[];
}

const nothing: readonly string[] = [];
const endings: ReadonlySet<unknown> = new Set<InteractionPhase>(['completed', 'abandoned', 'failed']);

/**
 * Read from what the event changed of its interaction, so that whatever ends a mute, a hold, a wait or a quiet is seen,
 * and a beginning that changes nothing begins nothing.
 */
export function episodeChanges(event: LoggedEvent): readonly EpisodeChange[] {
  const { changes, item, seq } = event;
  if (changes === null || item === null) return [];
  const found: EpisodeChange[] = [];
  if (changes['muted'] !== undefined) found.push(ofUsers('mute', changes['muted'], seq));
  if (changes['held'] !== undefined) found.push(ofUsers('hold', changes['held'], seq));
  if (changes['waitingSince'] !== undefined) found.push(ofItem('wait', changes['waitingSince'], seq));
  if (changes['activeAt'] !== undefined || crossesTheEnd(changes['phase']) || changes['deleted'] !== undefined)
    found.push(ofItem('idle', quiet(item, changes), seq));
  return found;
}

/** Since when nothing had happened, and since when nothing has: null while it has ended. */
function quiet(item: Item, changes: ItemChanges): readonly [unknown, unknown] {
  const [before] = changes['activeAt'] ?? [item.activeAt];
  return [before, item.deleted || endings.has(item.phase) ? null : item.activeAt];
}

function ofUsers(kind: EpisodeKind, [before, after]: readonly [unknown, unknown], seq: number): EpisodeChange {
  const [were, are] = [userIds(before), userIds(after)];
  return {
    kind,
    ended: were.filter((userId) => !are.includes(userId)).map((userId) => `${kind}:${userId}:`),
    begun: are.filter((userId) => !were.includes(userId)).map((userId) => `${kind}:${userId}:${seq}`),
  };
}

function ofItem(kind: EpisodeKind, [before, after]: readonly [unknown, unknown], seq: number): EpisodeChange {
  return {
    kind,
    ended: before === null ? nothing : [`${kind}:`],
    begun: after === null ? nothing : [`${kind}:${seq}`],
  };
}

function userIds(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : nothing;
}

function crossesTheEnd(phase: readonly [unknown, unknown] | undefined): boolean {
  return phase !== undefined && endings.has(phase[0]) !== endings.has(phase[1]);
}
