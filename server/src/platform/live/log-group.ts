import { catchUp, type CatchUpNeeds } from './catch-up.ts';
import type { Encoded } from './encoded.ts';
import { cursorSlot } from './executor.ts';
import type { FeedReader } from './feed.ts';
import { cursorsOf, type GroupNeeds, sendResync, shownErrors } from './group-needs.ts';
import type { LogRow } from './log-source.ts';
import { deliverTo, type Group, type Member, someViewer } from './member.ts';
import { createPace, type Due, type Pace } from './pace.ts';
import { type Batch, createPending, type Pending } from './pending.ts';
import type { LogPlan } from './stream-plan.ts';

export interface LogGroup extends Group {
  /** Makes the member whole, then lets it take part. */
  join(member: Member): void;
}

export function createLogGroup(needs: GroupNeeds<LogPlan>): LogGroup {
  return new SharedLogGroup(needs);
}

const mostRows = 500;

/**
 * Subscribers who ask the same question with the same visibility. Each stretch of the log is executed and encoded
 * once for all of them; who is behind, or ahead, is served alone until it stands where the group stands.
 */
class SharedLogGroup implements LogGroup, FeedReader {
  readonly members = new Set<Member>();
  readonly route: string | null;
  readonly #needs: CatchUpNeeds;
  readonly #maxBatch: number;
  readonly #pending: Pending;
  readonly #pace: Pace;
  #newcomers: Member[] = [];
  /** Members have been sent everything up to here. */
  #sent: number;
  #flushing = false;
  #beatAt: number;

  constructor(needs: GroupNeeds<LogPlan>) {
    const { parts, plan, feed } = needs;
    const accepts = (row: LogRow): boolean =>
      (plan.route === undefined || feed.routeOf(row) === plan.route) && plan.accepts(row);
    this.#needs = { ...needs, accepts, target: () => this.#sent };
    this.route = plan.route ?? null;
    this.#maxBatch = Math.min(plan.maxBatch, mostRows);
    this.#pending = createPending({ feed, accepts, maxRows: parts.settings.pendingRows });
    this.#pace = createPace({
      clock: parts.clock,
      everyMs: plan.maxDelayMs,
      run: () => this.#flush(),
    });
    this.#sent = feed.position;
    this.#beatAt = parts.clock.now() + parts.settings.heartbeatMs * (0.5 + Math.random() / 2);
    feed.add(this);
  }

  offer(row: LogRow): void {
    if (!this.#needs.plan.accepts(row)) return;
    this.#pending.offer(row);
    this.#pace.wake(this.#due());
  }

  join(member: Member): void {
    this.members.add(member);
    void this.#takeIn(member);
  }

  leave(member: Member): void {
    member.state = 'ended';
    if (!this.members.delete(member) || this.members.size > 0) return;
    this.#pace.stop();
    this.#needs.feed.remove(this);
    this.#needs.onEmpty();
  }

  tick(now: number): void {
    if (now < this.#beatAt) return;
    this.#beatAt = now + this.#needs.parts.settings.heartbeatMs;
    void this.#beatAll();
  }

  async resync(those: readonly Member[], reason: string): Promise<void> {
    for (const member of those) this.leave(member);
    await sendResync(this.#needs, those, reason);
  }

  #due(): Due {
    const { size } = this.#pending;
    if (size === 0) return 'nothing';
    return size < this.#maxBatch ? 'soon' : 'now';
  }

  async #flush(): Promise<Due> {
    this.#flushing = true;
    try {
      const batch = await this.#pending.take(this.#maxBatch);
      if (batch.rows.length > 0) await this.#send(batch);
      this.#sent = Math.max(this.#sent, batch.to);
    } catch (error) {
      this.#failAll(error);
    }
    this.#flushing = false;
    return this.#due();
  }

  async #send({ rows, to }: Batch): Promise<void> {
    const { parts, plan, executor } = this.#needs;
    const viewer = someViewer(this.members);
    if (!viewer) return;
    const cursorAt = cursorsOf(this.#needs);
    const place = {
      cursor: cursorAt(to),
      previousCursor: cursorSlot,
      replay: false,
      serverTime: parts.clock.now(),
    };
    const payload = await executor.payload(plan.batchOf(rows, place), viewer);
    this.#sent = to;
    const now = parts.clock.now();
    const first = rows[0]?.seq ?? to;
    for (const member of this.members) {
      if (member.state !== 'live' || member.position >= to) continue;
      if (member.position >= first) this.#serveAlone(member);
      else tell(member, { encoded: payload.with(cursorAt(member.told)), to, now });
    }
    const recordedAt = rows[0]?.recordedAt ?? now;
    parts.metrics.observe('rt_delivery_seconds', Math.max(0, now - recordedAt) / 1000);
  }

  /** It has some of a batch's rows already, having come from another node's stream: the rest it gets alone. */
  #serveAlone(member: Member): void {
    member.state = 'waiting';
    void this.#takeIn(member);
  }

  async #takeIn(member: Member): Promise<void> {
    await catchUp(this.#needs, member);
    if (member.state === 'ended') return this.leave(member);
    if (member.greeted) return;
    if (this.#newcomers.length === 0) setImmediate(() => void this.#greet());
    this.#newcomers.push(member);
  }

  async #greet(): Promise<void> {
    const those = this.#newcomers.filter((member) => !member.greeted);
    this.#newcomers = [];
    await this.#beat(those);
  }

  /** Everything up to here has been sent or was for nobody here. */
  #quiet(): number {
    return this.#pending.size === 0 && !this.#flushing ? this.#needs.feed.position : this.#sent;
  }

  async #beat(those: readonly Member[]): Promise<void> {
    const { parts } = this.#needs;
    const viewer = someViewer(those);
    if (!viewer) return;
    try {
      const payload = await parts.heartbeats.payload(this.#needs, viewer, parts.clock.now());
      const quiet = this.#quiet();
      const cursorAt = cursorsOf(this.#needs);
      const now = parts.clock.now();
      for (const member of those) {
        const to = Math.max(member.position, quiet);
        if (member.state === 'live') tell(member, { encoded: payload.with(cursorAt(to)), to, now });
      }
    } catch (error) {
      this.#failAll(error);
    }
  }

  async #beatAll(): Promise<void> {
    await this.#beat([...this.members]);
    this.#sent = Math.max(this.#sent, this.#quiet());
  }

  #failAll(error: unknown): void {
    const errors = shownErrors(this.#needs.parts, error);
    for (const member of this.members) {
      this.leave(member);
      member.sink.fail(errors);
    }
  }
}

function tell(member: Member, { encoded, to, now }: { encoded: Encoded; to: number; now: number }): void {
  member.told = to;
  member.position = to;
  deliverTo(member, encoded, now);
}
