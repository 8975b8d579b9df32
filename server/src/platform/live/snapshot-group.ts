import type { Encoded } from './encoded.ts';
import type { FeedReader } from './feed.ts';
import { cursorsOf, type GroupNeeds, sendResync, shownErrors } from './group-needs.ts';
import type { LogRow } from './log-source.ts';
import { deliverTo, type Group, type Member, someViewer } from './member.ts';
import { createPace, type Due } from './pace.ts';
import type { SnapshotPlace, SnapshotPlan, SnapshotState } from './stream-plan.ts';

export interface SnapshotGroup extends Group {
  /** Sends the member the whole state, then the changes. */
  join(member: Member): void;
}

const stretchRows = 500;
/** One change is made of at most so many rows; what is left follows at once. */
const rowsAChange = 20_000;

/**
 * Subscribers who look at the same state. One run at a time either shows newcomers the whole state or applies what
 * the log got and sends the change, so that a change never overtakes the snapshot that it belongs to.
 */
export function createSnapshotGroup(needs: GroupNeeds<SnapshotPlan>): SnapshotGroup {
  const { parts, plan, feed, executor } = needs;
  const { clock, settings } = parts;
  const members = new Set<Member>();
  const pace = createPace({ clock, everyMs: settings.snapshotEveryMs, run });
  const reader: FeedReader = { route: null, offer: () => pace.wake('soon') };
  let state: SnapshotState | null = null;
  let applied = 0;
  let appliedAt = Number.NEGATIVE_INFINITY;
  let revision = 1;
  let beatAt = clock.now() + settings.heartbeatMs;
  feed.add(reader);

  const inState = (wanted: Member['state']): Member[] => [...members].filter((member) => member.state === wanted);
  const placeAt = (at: number, number: number): SnapshotPlace => ({ revision: number, asOf: cursorsOf(needs)(at), serverTime: clock.now() });

  async function run(): Promise<Due> {
    try {
      const now = await opened();
      await showNewcomers(now);
      if (applied < feed.position && clock.now() - appliedAt >= settings.snapshotEveryMs) await applyRows(now);
    } catch (error) {
      failAll(error);
      return 'nothing';
    }
    if (inState('waiting').length > 0) return 'now';
    return applied < feed.position ? 'soon' : 'nothing';
  }

  async function opened(): Promise<SnapshotState> {
    if (state) return state;
    state = await plan.open();
    applied = state.asOf;
    return state;
  }

  async function showNewcomers(present: SnapshotState): Promise<void> {
    const newcomers = inState('waiting');
    const viewer = someViewer(newcomers);
    if (!viewer) return;
    const encoded = await executor.encode(present.snapshot(placeAt(applied, revision)), viewer);
    for (const member of newcomers) {
      if (member.state !== 'waiting') continue;
      member.state = 'live';
      deliverTo(member, encoded, clock.now());
    }
  }

  async function applyRows(present: SnapshotState): Promise<void> {
    const rows = await rowsToApply();
    appliedAt = clock.now();
    const to = rows.at(-1)?.seq ?? applied;
    const change = present.apply(rows, placeAt(to, revision + 1));
    applied = to;
    if (change === null || change === undefined) return;
    revision += 1;
    const viewer = someViewer(members);
    if (viewer) sendToLive(await executor.encode(change, viewer));
  }

  async function rowsToApply(): Promise<readonly LogRow[]> {
    const rows: LogRow[] = [];
    let after = applied;
    while (after < feed.position && rows.length < rowsAChange) {
      const stretch = await feed.read(after, stretchRows);
      rows.push(...stretch);
      after = stretch.at(-1)?.seq ?? feed.position;
    }
    return rows;
  }

  function sendToLive(encoded: Encoded): void {
    const now = clock.now();
    for (const member of inState('live')) if (member.state === 'live') deliverTo(member, encoded, now);
  }

  async function beat(): Promise<void> {
    const viewer = someViewer(inState('live'));
    if (!viewer) return;
    try {
      const payload = await parts.heartbeats.payload(needs, viewer, clock.now());
      sendToLive(payload.with(cursorsOf(needs)(applied)));
    } catch (error) {
      failAll(error);
    }
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
    if (!members.delete(member) || members.size > 0) return;
    pace.stop();
    feed.remove(reader);
    needs.onEmpty();
  }

  return {
    members,
    join(member) {
      members.add(member);
      pace.wake('now');
    },
    leave,
    tick(now) {
      if (now < beatAt) return;
      beatAt = now + settings.heartbeatMs;
      void beat();
    },
    async resync(those, reason) {
      for (const member of those) leave(member);
      await sendResync(needs, those, reason);
    },
  };
}
