import type { ReferenceKind } from '../catalogue/fields.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { BusinessHours } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';
import type { LoggedEvent } from './logged-event.ts';

/** Field of the event catalogue → what a firing saw. Beside a reference `queue` stands its name then: `queue_name`. */
export type SeenValues = Readonly<Record<string, unknown>>;

/** What a firing or a timer is about: an interaction, a user, a queue, a task. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/**
 * Why it fired: for the event itself; for time that passed, again while it goes on passing; for a count that passed its
 * level, still is past it, is back; for a pattern that is complete; by hand.
 */
export const firingKinds = [
  'instant',
  'timed',
  'timed-again',
  'threshold-started',
  'threshold-still',
  'threshold-over',
  'sequence',
  'absence',
  'rate',
  'manual',
] as const;
export type FiringKind = (typeof firingKinds)[number];

/**
 * The user event, or the episode, that a definition fires for; at most once each. The last part of an episode, after the
 * last colon, is the seq of the user event that began it. A threshold's is `count:<scope>:<seq>`, because one event may
 * move several counts; a repetition's is `again-<round>:` and the episode that lasts.
 */
export type Cause = { readonly seq: number } | { readonly episode: string };

export interface FiringDraft {
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly cause: Cause;
  /** What it is about; null when it is about nothing in particular. */
  readonly subject: Subject | null;
  /** The subject's id, where that is an interaction. */
  readonly interactionId: string | null;
  readonly values: SeenValues;
  readonly kind: FiringKind;
  /** The event came late, or the timer fires long after it was due. */
  readonly late: boolean;
}

/** What a timer fires when its first time has come; later rounds of `timed` are `timed-again`. */
export type TimerKind = Extract<FiringKind, 'timed' | 'threshold-still' | 'absence'>;

/** A timer to keep: keyed by (definitionId, episode). */
export interface TimerDraft {
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly kind: TimerKind;
  /** Whose episode it is: its events may end it. */
  readonly subject: Subject;
  /** What its firing is about, where that is an interaction. */
  readonly interactionId: string | null;
  /** `mute:<user>:<seq>`, `wait:<seq>`, `subject:<event type>:<seq>`, `count:<scope>:<seq>`, `absence:<definition>:<seq>`, `queue-wait:<queue>:<seq>`. */
  readonly episode: string;
  /** 0 for the first time, then counted for each repetition. */
  readonly round: number;
  /** From when it counts: by the server's clock, or by the source's for an event that came late. */
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** It was overdue already when it was armed: it fires once, at once. */
  readonly late: boolean;
  readonly values: SeenValues;
}

/** Timers to drop: those of the subject whose episode begins so, of one definition or of all. */
export interface Disarm {
  readonly definitionId: string | null;
  readonly subject: Subject;
  readonly episodePrefix: string;
}

/** How far one threshold stands, of one queue, user, team or department. Plain JSON; replay from a stored one is exact. */
export interface ThresholdState {
  readonly definitionId: string;
  /** What is counted by: the id of a queue, user, team or department, or `organization`. */
  readonly scopeId: string;
  readonly count: number;
  /** `over` while the count has passed the level, upwards or downwards, and has not come back. */
  readonly phase: 'below' | 'over';
  /** The last user event counted; earlier ones change nothing. */
  readonly lastSeq: number;
  /** The event that took it past the level, while `over`; absent in what earlier versions kept. */
  readonly overSince?: number | null;
  /** What the count is made of, where a number is not enough to go on from. */
  readonly parts?: CountParts;
}

/** Who is counted, for `available`; or minutes of the last half hour, oldest first, for `service-level`. */
export type CountParts =
  | { readonly kind: 'users'; readonly users: readonly string[] }
  | { readonly kind: 'minutes'; readonly minutes: readonly AnsweredMinute[] };

/** Of the calls that were answered or abandoned within one minute: how many, and how many were answered in time. */
export interface AnsweredMinute {
  /** Minutes since 1970. */
  readonly minute: number;
  readonly inTime: number;
  readonly all: number;
}

/** How far one definition's pattern has come, for one item, user or queue. Plain JSON, and bounded. */
export interface PatternState {
  readonly definitionId: string;
  /** Of another version it counts for nothing. */
  readonly definitionVersion: number;
  /** The item, user or queue by which its events belong together. */
  readonly subject: Subject;
  /** The first events that still count, oldest first: one for a sequence or an absence, fewer than `count` for a rate. */
  readonly firsts: readonly PatternFirst[];
  /** The last user event looked at; earlier ones change nothing. */
  readonly lastSeq: number;
  /** When nothing of it counts any more, so that it may be forgotten. */
  readonly expiresAt: Instant;
}

export interface PatternFirst {
  readonly seq: number;
  readonly at: Instant;
  /** What was seen of it; kept for sequences alone. */
  readonly values?: SeenValues;
}

/** Who waits in a queue, the longest first; kept only where a definition watches the longest wait. Made afresh from the interactions. */
export interface LineState {
  readonly queueId: string;
  readonly waiting: readonly { readonly interactionId: string; readonly channel: string; readonly since: Instant }[];
}

/** When an action of a definition was last done, and what was held back since. Plain JSON, keyed by `throttleKey`. */
export interface ThrottleState {
  readonly definitionId: string;
  /** The action's place in the definition. */
  readonly place: number;
  /** The item, where the frequency is per item. */
  readonly item: string | null;
  readonly doneAt: Instant;
  readonly heldBack: number;
}

/** What led to a user event: how many firings in a row, of which definitions, the first first. */
export interface CausalChain {
  readonly depth: number;
  readonly definitionIds: readonly string[];
}

export type StopReason = 'depth' | 'once-in-a-chain' | 'budget' | 'role-rate';

/** A firing that would have been, and was not let go on. */
export interface Stopped {
  readonly definitionId: string;
  /** The definition whose firing led to it; null where none did. */
  readonly byDefinitionId: string | null;
  readonly reason: StopReason;
  readonly cause: Cause;
  readonly subject: Subject | null;
}

/** How often something fired in the hour that began at `since`. Plain JSON. */
export interface HourlyCount {
  readonly since: Instant;
  readonly count: number;
}

export interface Reaction {
  /** In the order in which they are to be carried out. */
  readonly firings: readonly FiringDraft[];
  readonly arm: readonly TimerDraft[];
  /** To be applied before `arm`. */
  readonly disarm: readonly Disarm[];
  /** Only those that changed. */
  readonly thresholds: readonly ThresholdState[];
  /** Only those that changed; one without `firsts` may be forgotten. */
  readonly patterns: readonly PatternState[];
  /** Only those that changed. */
  readonly lines: readonly LineState[];
}

export interface EngineMemory {
  /** By `thresholdKey`. */
  readonly thresholds: ReadonlyMap<string, ThresholdState>;
  /** By `patternKey`; none when absent. */
  readonly patterns?: ReadonlyMap<string, PatternState>;
  /** By queue; none when absent. */
  readonly lines?: ReadonlyMap<string, LineState>;
}

/** What the engine must be told by its surroundings; each must be pure for the time of one call. */
export interface EngineContext {
  nameOf(kind: ReferenceKind, id: string): string | null;
  /** The queues that a user is a member of. */
  queuesOf(userId: string): readonly string[];
  /** The members of a user's teams. */
  teamMembersOf(userId: string): readonly string[];
  /** The team of a user: the first, by its name, where there are several; null when there is none. */
  teamOf(userId: string): string | null;
  /** The department of a queue; null when there is none. */
  departmentOf(queueId: string): string | null;
  /** The organization's business hours; absent or null where none are set, and then every moment is in them. */
  readonly businessHours?: BusinessHours | null;
  /** Whether a user takes interactions now; read from what the event says of the user when absent. */
  isAvailable?(userId: string): boolean;
  /** Within how long a call of a queue is to be answered, in milliseconds, for its service level; 20 seconds when absent. */
  answerWithinMs?(queueId: string): number;
  /** Whether the owner of a user's definition may see what the event is about. Asked only for definitions that would fire. */
  mayOwnerSee(definition: EventDefinition, event: LoggedEvent): boolean;
}
