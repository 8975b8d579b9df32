import { cursorSlot } from './executor.ts';
import { type GroupNeeds, shownErrors } from './group-needs.ts';
import type { LogRow } from './log-source.ts';
import { deliverTo, type Member } from './member.ts';
import type { BatchPlace, LogPlan } from './stream-plan.ts';

export interface CatchUpNeeds extends GroupNeeds<LogPlan> {
  readonly accepts: (row: LogRow) => boolean;
  /** How far the group's members have been sent. */
  readonly target: () => number;
}

const replayRows = 500;
/** A long way through rows that are not for the member must not look like a dead connection. */
const quietMs = 5000;

/**
 * Makes a member whole: sends it alone what lies between its place and the group's, at the pace it reads. Resolves
 * when the member stands where the group stands and is live, has left, or has failed.
 */
export async function catchUp(needs: CatchUpNeeds, member: Member): Promise<void> {
  let items = 0;
  try {
    while (member.state === 'waiting' && member.position < needs.target()) {
      await member.sink.drained();
      if (member.state === 'waiting') items += await replayOnce(needs, member);
    }
    // At this very turn: a batch sent before the next one would be missed.
    if (member.state === 'waiting') member.state = 'live';
  } catch (error) {
    fail(needs, member, error);
  }
  if (items > 0) needs.parts.metrics.observe('rt_resume_items', items);
}

function fail({ parts }: CatchUpNeeds, member: Member, error: unknown): void {
  if (member.state === 'ended') return;
  member.state = 'ended';
  member.sink.fail(shownErrors(parts, error));
}

async function replayOnce(needs: CatchUpNeeds, member: Member): Promise<number> {
  const upTo = needs.target();
  const limit = Math.min(replayRows, needs.plan.maxBatch, upTo - member.position);
  const rows = await needs.feed.read(member.position, limit);
  const last = rows.at(-1)?.seq ?? upTo;
  const accepted = rows.filter((row) => needs.accepts(row));
  if (accepted.length > 0) await sendAlone(needs, member, { rows: accepted, to: last });
  else if (needs.parts.clock.now() - member.sentAt > quietMs && member.greeted) await sendBeat(needs, member, last);
  member.position = last;
  return accepted.length;
}

async function sendAlone(
  needs: CatchUpNeeds,
  member: Member,
  { rows, to }: { rows: readonly LogRow[]; to: number },
): Promise<void> {
  const { parts, plan, feed, executor } = needs;
  const { log, organizationId } = feed;
  const place: BatchPlace = {
    cursor: parts.cursors.seal({ log, organizationId, seq: to }),
    previousCursor: parts.cursors.seal({ log, organizationId, seq: member.told }),
    replay: true,
    serverTime: parts.clock.now(),
  };
  const encoded = await executor.encode(plan.batchOf(rows, place), member.viewer);
  if (member.state !== 'waiting') return;
  deliverTo(member, encoded, parts.clock.now());
  member.told = to;
}

async function sendBeat({ parts, feed, executor }: CatchUpNeeds, member: Member, seq: number): Promise<void> {
  const { log, organizationId } = feed;
  const now = parts.clock.now();
  const payload = await executor.payload(
    { __typename: 'StreamHeartbeat', cursor: cursorSlot, serverTime: now },
    member.viewer,
  );
  if (member.state !== 'waiting') return;
  deliverTo(member, payload.with(parts.cursors.seal({ log, organizationId, seq })), now);
  member.told = seq;
}
