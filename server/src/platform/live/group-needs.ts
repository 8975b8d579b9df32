import { GraphQLError } from 'graphql';
import type { Clock } from '../clock.ts';
import type { Cursors } from './cursor.ts';
import { FrameFailure, type Executor, type ExecutorNeeds } from './executor.ts';
import type { Feed } from './feed.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { LiveLog } from './live-log.ts';
import type { Member } from './member.ts';
import type { LiveMetrics } from './metrics.ts';
import type { LiveSettings } from './settings.ts';
import type { LiveViewer } from './stream-plan.ts';
import type { Tailers } from './tailers.ts';

/** What the hub's groups share. */
export interface HubParts extends ExecutorNeeds {
  readonly tailers: Tailers;
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly log: LiveLog;
  readonly metrics: LiveMetrics;
  readonly settings: LiveSettings;
  readonly heartbeats: Heartbeats;
  /** Whom the holder of a connection is now. */
  viewerNow(viewer: LiveViewer): Promise<LiveViewer>;
}

export interface GroupNeeds<Plan> {
  readonly parts: HubParts;
  readonly plan: Plan;
  readonly feed: Feed;
  readonly executor: Executor;
  /** Equal for groups of the same document and variables. */
  readonly shape: string;
  /** Called when the last member has left. */
  readonly onEmpty: () => void;
}

/** The errors to show for whatever went wrong while a frame was made. */
export function shownErrors({ maskError, log }: HubParts, error: unknown): readonly GraphQLError[] {
  if (error instanceof FrameFailure) return error.errors;
  if (!(error instanceof GraphQLError)) log.error({ error }, 'a frame of a stream could not be made');
  return [maskError(error)];
}

/** Sends ResyncRequired to members that were taken out of their group, and ends their streams. */
export async function sendResync(
  { parts, executor, feed }: GroupNeeds<unknown>,
  members: readonly Member[],
  reason: string,
): Promise<void> {
  const { log, organizationId } = feed;
  const first = members[0];
  if (!first) return;
  try {
    const seq = await parts.tailers.head(log, organizationId);
    const snapshotCursor = parts.cursors.seal({ log, organizationId, seq });
    const encoded = await executor.encode({ __typename: 'ResyncRequired', reason, snapshotCursor }, first.viewer);
    for (const { sink } of members) sink.deliver(encoded);
    for (const { sink } of members) sink.complete();
    parts.metrics.add('rt_resume_total', { result: 'resync' });
  } catch (error) {
    const errors = shownErrors(parts, error);
    for (const { sink } of members) sink.fail(errors);
  }
}

/** Seals places of a group's log; many members share few places, so those of one round are sealed once. */
export function cursorsOf({ parts, feed }: GroupNeeds<unknown>): (seq: number) => string {
  const sealed = new Map<number, string>();
  return (seq) => {
    const known = sealed.get(seq) ?? parts.cursors.seal({ log: feed.log, organizationId: feed.organizationId, seq });
    sealed.set(seq, known);
    return known;
  };
}
