import { createExecutor } from './executor.ts';
import type { Feed } from './feed.ts';
import { type GroupNeeds, type HubParts, sendResync } from './group-needs.ts';
import { createLogGroup, type LogGroup } from './log-group.ts';
import { createMember, type Group, type Member } from './member.ts';
import type { StreamRequest } from './open-stream.ts';
import { createSnapshotGroup, type SnapshotGroup } from './snapshot-group.ts';
import { createSharedFeeds, type SharedFeeds } from './shared-feeds.ts';
import type { Sink } from './sink.ts';
import type { LiveViewer, LogPlan, ResyncReason, SnapshotPlan, StreamPlan } from './stream-plan.ts';

export type Joining = StreamRequest & { readonly sink: Sink };

/** The groups of this node, each made with its first member and gone with its last. */
export interface Groups {
  join(plan: StreamPlan, joining: Joining): Promise<{ end: () => void }>;
  resync(predicate: (viewer: LiveViewer) => boolean, reason: ResyncReason): Promise<void>;
  tick(): void;
  counts(): { subscriptions: number; groups: number; feeds: number };
  stop(): void;
}

interface Found<Plan extends StreamPlan> {
  readonly key: string;
  readonly plan: Plan;
  readonly feed: Feed;
  readonly shape: string;
  readonly joining: Joining;
}

const nothing = { end: () => {} };

export function createGroups(parts: HubParts): Groups {
  return new SharedGroups(parts);
}

class SharedGroups implements Groups {
  readonly #parts: HubParts;
  readonly #feeds: SharedFeeds;
  readonly #logGroups = new Map<string, LogGroup>();
  readonly #snapshotGroups = new Map<string, SnapshotGroup>();

  constructor(parts: HubParts) {
    this.#parts = parts;
    this.#feeds = createSharedFeeds(parts);
  }

  async join(plan: StreamPlan, joining: Joining): Promise<{ end: () => void }> {
    const { feed: opening, release } = this.#feeds.use(plan);
    try {
      const feed = await opening;
      const shape = shapeOf(joining);
      const found = {
        key: `${shape}|${plan.log}|${plan.organizationId}|${plan.audience}`,
        feed,
        shape,
        joining,
      };
      return plan.kind === 'snapshot'
        ? this.#joinSnapshot({ ...found, plan })
        : await this.#joinLog({ ...found, plan });
    } finally {
      release();
    }
  }

  async resync(predicate: (viewer: LiveViewer) => boolean, reason: ResyncReason): Promise<void> {
    const told = this.#all().map((group) => {
      const those = [...group.members].filter(({ viewer }) => predicate(viewer));
      return group.resync(those, reason);
    });
    await Promise.all(told);
  }

  tick(): void {
    const now = this.#parts.clock.now();
    for (const group of this.#all()) group.tick(now);
  }

  counts(): { subscriptions: number; groups: number; feeds: number } {
    const subscriptions = this.#all().reduce((sum, group) => sum + group.members.size, 0);
    return {
      subscriptions,
      groups: this.#logGroups.size + this.#snapshotGroups.size,
      feeds: this.#feeds.size,
    };
  }

  stop(): void {
    for (const group of this.#all()) for (const member of group.members) group.leave(member);
  }

  #all(): Group[] {
    return [...this.#logGroups.values(), ...this.#snapshotGroups.values()];
  }

  #joinSnapshot(found: Found<SnapshotPlan>): { end: () => void } {
    const { joining } = found;
    if (!joining.sink.open) return nothing;
    const group = this.#groupOf(this.#snapshotGroups, found, createSnapshotGroup);
    return enter(group, createMember(joining.viewer, joining.sink, 0));
  }

  async #joinLog(found: Found<LogPlan>): Promise<{ end: () => void }> {
    const { feed, plan, joining } = found;
    const place = await this.#placeOf(feed, plan);
    if (!joining.sink.open) return nothing;
    const member = createMember(joining.viewer, joining.sink, typeof place === 'number' ? place : feed.position);
    if (typeof place === 'string') {
      void sendResync(
        this.#needsOf(found, () => {}),
        [member],
        place,
      );
      return nothing;
    }
    return enter(this.#groupOf(this.#logGroups, found, createLogGroup), member);
  }

  #needsOf<Plan extends StreamPlan>(
    { plan, feed, shape, joining }: Found<Plan>,
    onEmpty: () => void,
  ): GroupNeeds<Plan> {
    const { operation, stream, variables } = joining;
    const executor = createExecutor(this.#parts, {
      operation,
      fieldName: stream.fieldName,
      variables,
    });
    return { parts: this.#parts, plan, feed, shape, executor, onEmpty };
  }

  /** The group is made when there is none; the feed is in use as long as the group is there. */
  #groupOf<Plan extends StreamPlan, Made>(
    groups: Map<string, Made>,
    found: Found<Plan>,
    create: (needs: GroupNeeds<Plan>) => Made,
  ): Made {
    const known = groups.get(found.key);
    if (known) return known;
    const { release } = this.#feeds.use(found.plan);
    const onEmpty = (): void => {
      groups.delete(found.key);
      release();
    };
    const made = create(this.#needsOf(found, onEmpty));
    groups.set(found.key, made);
    return made;
  }

  /** Where a subscriber starts: null at the present end; a reason when its cursor cannot be served. */
  async #placeOf(feed: Feed, { after, log, organizationId }: LogPlan): Promise<number | ResyncReason | null> {
    if (after === null) return null;
    const { tailers, cursors } = this.#parts;
    const { seq, sameEpoch } = cursors.open(after, { log, organizationId });
    if (!sameEpoch) return 'EPOCH_CHANGED';
    if (seq > feed.position && seq > (await tailers.head(log, organizationId))) return 'EPOCH_CHANGED';
    if (feed.holds(seq)) return this.#resumed(seq, 'ring');
    return seq < (await feed.floor()) ? 'CURSOR_TOO_OLD' : this.#resumed(seq, 'db');
  }

  #resumed(seq: number, result: 'ring' | 'db'): number {
    this.#parts.metrics.add('rt_resume_total', { result });
    return seq;
  }
}

function enter(group: LogGroup | SnapshotGroup, member: Member): { end: () => void } {
  group.join(member);
  return { end: () => group.leave(member) };
}

/** Equal for requests whose answers differ by their cursors and their audience only. */
function shapeOf({ operation, stream, variables }: Joining): string {
  const { [stream.cursorVariable ?? '']: _cursor, ...others } = variables;
  return `${operation.id}|${JSON.stringify(others)}`;
}
