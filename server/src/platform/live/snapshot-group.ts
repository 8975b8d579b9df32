import type { Encoded } from './encoded.ts';
import type { FeedReader } from './feed.ts';
import { cursorsOf, type GroupNeeds, sendResync, shownErrors } from './group-needs.ts';
import type { LogRow } from './log-source.ts';
import { deliverTo, type Group, type Member, someViewer } from './member.ts';
import { createPace, type Due, type Pace } from './pace.ts';
import type { SnapshotPlace, SnapshotPlan, SnapshotState } from './stream-plan.ts';

export interface SnapshotGroup extends Group {
  /** Sends the member the whole state, then the changes. */
  join(member: Member): void;
}

const stretchRows = 500;
/** One change is made of at most so many rows; what is left follows at once. */
const rowsAChange = 20_000;

export function createSnapshotGroup(needs: GroupNeeds<SnapshotPlan>): SnapshotGroup {
  return new SharedSnapshotGroup(needs);
}

/**
 * Subscribers who look at the same state. One run at a time either shows newcomers the whole state or applies what
 * the log got and sends the change, so that a change never overtakes the snapshot that it belongs to.
 */
class SharedSnapshotGroup implements SnapshotGroup, FeedReader {
  readonly members = new Set<Member>();
  readonly route = null;
  readonly #needs: GroupNeeds<SnapshotPlan>;
  readonly #pace: Pace;
  #state: SnapshotState | null = null;
  /** The state counts everything up to here. */
  #applied = 0;
  #appliedAt = Number.NEGATIVE_INFINITY;
  #revision = 1;
  #beatAt: number;

  constructor(needs: GroupNeeds<SnapshotPlan>) {
    const { clock, settings } = needs.parts;
    this.#needs = needs;
    this.#pace = createPace({ clock, everyMs: settings.snapshotEveryMs, run: () => this.#run() });
    this.#beatAt = clock.now() + settings.heartbeatMs;
    needs.feed.add(this);
  }

  offer(): void {
    this.#pace.wake('soon');
  }

  join(member: Member): void {
    this.members.add(member);
    this.#pace.wake('now');
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
    void this.#beat();
  }

  async resync(those: readonly Member[], reason: string): Promise<void> {
    for (const member of those) this.leave(member);
    await sendResync(this.#needs, those, reason);
  }

  async #run(): Promise<Due> {
    const { clock, settings } = this.#needs.parts;
    try {
      const state = await this.#opened();
      await this.#showNewcomers(state);
      if (this.#isBehind() && clock.now() - this.#appliedAt >= settings.snapshotEveryMs) await this.#apply(state);
    } catch (error) {
      this.#failAll(error);
      return 'nothing';
    }
    if (this.#in('waiting').length > 0) return 'now';
    return this.#isBehind() ? 'soon' : 'nothing';
  }

  async #opened(): Promise<SnapshotState> {
    if (this.#state) return this.#state;
    const state = await this.#needs.plan.open();
    this.#state = state;
    this.#applied = state.asOf;
    return state;
  }

  async #showNewcomers(state: SnapshotState): Promise<void> {
    const newcomers = this.#in('waiting');
    const viewer = someViewer(newcomers);
    if (!viewer) return;
    const encoded = await this.#needs.executor.encode(
      state.snapshot(this.#placeAt(this.#applied, this.#revision)),
      viewer,
    );
    for (const member of newcomers) {
      if (member.state !== 'waiting') continue;
      member.state = 'live';
      deliverTo(member, encoded, this.#needs.parts.clock.now());
    }
  }

  async #apply(state: SnapshotState): Promise<void> {
    const rows = await this.#rowsToApply();
    this.#appliedAt = this.#needs.parts.clock.now();
    const to = rows.at(-1)?.seq ?? this.#applied;
    const change = state.apply(rows, this.#placeAt(to, this.#revision + 1));
    this.#applied = to;
    if (change === null || change === undefined) return;
    this.#revision += 1;
    const viewer = someViewer(this.members);
    if (viewer) this.#sendToLive(await this.#needs.executor.encode(change, viewer));
  }

  async #rowsToApply(): Promise<readonly LogRow[]> {
    const { feed } = this.#needs;
    const rows: LogRow[] = [];
    let after = this.#applied;
    while (after < feed.position && rows.length < rowsAChange) {
      const stretch = await feed.read(after, stretchRows);
      rows.push(...stretch);
      after = stretch.at(-1)?.seq ?? feed.position;
    }
    return rows;
  }

  async #beat(): Promise<void> {
    const { parts } = this.#needs;
    const viewer = someViewer(this.#in('live'));
    if (!viewer) return;
    try {
      const payload = await parts.heartbeats.payload(this.#needs, viewer, parts.clock.now());
      this.#sendToLive(payload.with(cursorsOf(this.#needs)(this.#applied)));
    } catch (error) {
      this.#failAll(error);
    }
  }

  #sendToLive(encoded: Encoded): void {
    const now = this.#needs.parts.clock.now();
    for (const member of this.members) if (member.state === 'live') deliverTo(member, encoded, now);
  }

  #placeAt(seq: number, revision: number): SnapshotPlace {
    return {
      revision,
      asOf: cursorsOf(this.#needs)(seq),
      serverTime: this.#needs.parts.clock.now(),
    };
  }

  #isBehind(): boolean {
    return this.#applied < this.#needs.feed.position;
  }

  #in(state: Member['state']): Member[] {
    return [...this.members].filter((member) => member.state === state);
  }

  #failAll(error: unknown): void {
    const errors = shownErrors(this.#needs.parts, error);
    for (const member of this.members) {
      this.leave(member);
      member.sink.fail(errors);
    }
  }
}
