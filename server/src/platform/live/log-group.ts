import { catchUp, type CatchUpNeeds } from './catch-up.ts';
import { cursorSlot } from './executor.ts';
import type { FeedReader } from './feed.ts';
import { cursorsOf, type GroupNeeds, sendResync, shownErrors } from './group-needs.ts';
import type { LogRow } from './log-source.ts';
import { deliverTo, type Group, type Member, someViewer } from './member.ts';
import { createPace, type Due } from './pace.ts';
import { type Batch, createPending } from './pending.ts';
import type { LogPlan } from './stream-plan.ts';

export interface LogGroup extends Group {
  /** The place at which a subscriber without a cursor starts. */
  readonly start: number;
  /** Makes the member whole, then lets it take part. */
  join(member: Member): void;
}

/**
 * Subscribers who ask the same question with the same visibility. Each stretch of the log is executed and encoded
 * once for all of them; who is behind, or ahead, is served alone until it stands where the group stands.
 */
export function createLogGroup(needs: GroupNeeds<LogPlan>): LogGroup {
  const { parts, plan, feed, executor } = needs;
  const { clock, settings } = parts;
  const members = new Set<Member>();
  const newcomers = new Set<Member>();
  const maxBatch = Math.min(plan.maxBatch, 500);
  const accepts = (row: LogRow): boolean => (plan.route === undefined || feed.routeOf(row) === plan.route) && plan.accepts(row);
  const pending = createPending({ feed, accepts, maxRows: settings.pendingRows });
  const due = (): Due => (pending.size === 0 ? 'nothing' : pending.size < maxBatch ? 'soon' : 'now');
  const pace = createPace({ clock, everyMs: plan.maxDelayMs, run: flush });
  const reader: FeedReader = { route: plan.route ?? null, offer };
  /** Members have been sent everything up to here. */
  let sent = feed.position;
  let flushing = false;
  let beatAt = clock.now() + settings.heartbeatMs * (0.5 + Math.random() / 2);
  const needsToCatchUp: CatchUpNeeds = { ...needs, accepts, target: () => sent };
  feed.add(reader);

  function offer(row: LogRow): void {
    if (!plan.accepts(row)) return;
    pending.offer(row);
    pace.wake(due());
  }

  async function flush(): Promise<Due> {
    flushing = true;
    try {
      const batch = await pending.take(maxBatch);
      if (batch.rows.length > 0) await send(batch);
      sent = Math.max(sent, batch.to);
    } catch (error) {
      failAll(error);
    }
    flushing = false;
    return due();
  }

  async function send({ rows, to }: Batch): Promise<void> {
    const viewer = someViewer(members);
    if (!viewer) return;
    const cursorAt = cursorsOf(needs);
    const place = { cursor: cursorAt(to), previousCursor: cursorSlot, replay: false, serverTime: clock.now() };
    const payload = await executor.payload(plan.batchOf(rows, place), viewer);
    const now = clock.now();
    const first = rows[0]?.seq ?? to;
    sent = to;
    for (const member of members) {
      if (member.state !== 'live' || member.position >= to) continue;
      if (member.position >= first) rejoin(member);
      else {
        deliverTo(member, payload.with(cursorAt(member.told)), now);
        member.told = to;
        member.position = to;
      }
    }
    const recordedAt = rows[0]?.recordedAt;
    if (recordedAt !== undefined) parts.metrics.observe('rt_delivery_seconds', Math.max(0, now - recordedAt) / 1000);
  }

  /** It has some of a batch's rows already, having come from another node's stream: the rest it gets alone. */
  function rejoin(member: Member): void {
    member.state = 'waiting';
    void takeIn(member);
  }

  async function takeIn(member: Member): Promise<void> {
    await catchUp(needsToCatchUp, member);
    if (member.state === 'ended') return leave(member);
    if (member.greeted) return;
    if (newcomers.size === 0) setImmediate(() => void greet());
    newcomers.add(member);
  }

  async function greet(): Promise<void> {
    const those = [...newcomers].filter((member) => !member.greeted);
    newcomers.clear();
    await beat(those);
  }

  /** Everything up to here has been sent or was for nobody here. */
  const quiet = (): number => (pending.size === 0 && !flushing ? feed.position : sent);

  async function beat(those: readonly Member[]): Promise<void> {
    const viewer = someViewer(those);
    if (!viewer) return;
    try {
      const payload = await parts.heartbeats.payload(needs, viewer, clock.now());
      const to = quiet();
      const cursorAt = cursorsOf(needs);
      for (const member of those) {
        if (member.state !== 'live') continue;
        member.position = Math.max(member.position, to);
        member.told = member.position;
        deliverTo(member, payload.with(cursorAt(member.told)), clock.now());
      }
    } catch (error) {
      failAll(error);
    }
  }

  async function beatAll(): Promise<void> {
    await beat([...members]);
    sent = Math.max(sent, quiet());
  }

  function failAll(error: unknown): void {
    const errors = shownErrors(parts, error);
    for (const member of members) {
      leave(member);
      member.sink.fail(errors);
    }
  }

  function leave(member: Member): void {
    member.state = 'ended';
    newcomers.delete(member);
    if (!members.delete(member) || members.size > 0) return;
    pace.stop();
    feed.remove(reader);
    needs.onEmpty();
  }

  return {
    members,
    get start() {
      return feed.position;
    },
    join(member) {
      members.add(member);
      void takeIn(member);
    },
    leave,
    tick(now) {
      if (now < beatAt) return;
      beatAt = now + settings.heartbeatMs;
      void beatAll();
    },
    async resync(those, reason) {
      for (const member of those) leave(member);
      await sendResync(needs, those, reason);
    },
  };
}
