import type { Encoded } from './encoded.ts';
import type { Sink } from './sink.ts';
import type { LiveViewer } from './stream-plan.ts';

/** What a group does with its members. */
export interface Group {
  readonly members: ReadonlySet<Member>;
  leave(member: Member): void;
  /** Milliseconds of the clock now; sends what is due. */
  tick(now: number): void;
  /** Tells these members to start afresh, then ends their streams. */
  resync(members: readonly Member[], reason: string): Promise<void>;
}

/**
 * One subscription.
 *
 *   waiting ──(made whole)──► live ──(a frame overlaps what it has)──► waiting
 *      └───────────┬───────────┘
 *                ended
 */
export interface Member {
  readonly viewer: LiveViewer;
  readonly sink: Sink;
  state: 'waiting' | 'live' | 'ended';
  /** It has all rows up to here. */
  position: number;
  /** The cursor of its last frame. */
  told: number;
  /** Whether it had a frame yet. */
  greeted: boolean;
  /** When its last frame went out, epoch milliseconds. */
  sentAt: number;
}

export function createMember(viewer: LiveViewer, sink: Sink, position: number): Member {
  return { viewer, sink, state: 'waiting', position, told: position, greeted: false, sentAt: 0 };
}

export function deliverTo(member: Member, encoded: Encoded, now: number): void {
  member.greeted = true;
  member.sentAt = now;
  member.sink.deliver(encoded);
}

/** Some member's viewer, to execute for all of them; null when there is no member. */
export function someViewer(members: Iterable<Member>): LiveViewer | null {
  for (const member of members) return member.viewer;
  return null;
}
