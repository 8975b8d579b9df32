import type { EventDefinition } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import type { LoggedEvent } from './logged-event.ts';

/** Field of the event catalogue → what a firing saw. Beside a reference `queue` stands its name then: `queue_name`. */
export type SeenValues = Readonly<Record<string, unknown>>;

export type FiringKind = 'instant' | 'timed' | 'threshold-started' | 'threshold-over';

/**
 * The user event, or the episode, that a definition fires for; at most once each. A threshold's episode is
 * `count:<queue>:<seq>`: one event may move the counts of two queues.
 */
export type Cause = { readonly seq: number } | { readonly episode: string };

export interface FiringDraft {
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly cause: Cause;
  readonly interactionId: string | null;
  readonly values: SeenValues;
  readonly kind: FiringKind;
  /** The event came late, or the timer fires long after it was due. */
  readonly late: boolean;
}

/** A timer to keep: keyed by (definitionId, interactionId, episode). */
export interface TimerDraft {
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly interactionId: string;
  /** `mute:<user>:<seq>`, `hold:<user>:<seq>`, `wait:<seq>`, `idle:<seq>`. */
  readonly episode: string;
  /** By the server's clock, or by the source's for an event that came late. */
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** It was overdue already when it was armed: it fires once, at once. */
  readonly late: boolean;
  readonly values: SeenValues;
}

/** Timers to drop: those of the interaction whose episode begins so, of one definition or of all. */
export interface Disarm {
  readonly definitionId: string | null;
  readonly interactionId: string;
  readonly episodePrefix: string;
}

/** How far one threshold of one queue stands. Plain JSON; replay from a stored one is exact. */
export interface ThresholdState {
  readonly definitionId: string;
  readonly queueId: string;
  readonly count: number;
  readonly phase: 'below' | 'over';
  /** The last user event counted; earlier ones change nothing. */
  readonly lastSeq: number;
}

export interface Reaction {
  /** In the order in which they are to be carried out. */
  readonly firings: readonly FiringDraft[];
  readonly arm: readonly TimerDraft[];
  /** To be applied before `arm`. */
  readonly disarm: readonly Disarm[];
  /** Only those that changed. */
  readonly thresholds: readonly ThresholdState[];
}

export interface EngineMemory {
  /** By `thresholdKey`. */
  readonly thresholds: ReadonlyMap<string, ThresholdState>;
}

/** What the engine must be told by its surroundings; each must be pure for the time of one call. */
export interface EngineContext {
  nameOf(kind: 'user' | 'queue', id: string): string | null;
  /** The queues that a user is a member of. */
  queuesOf(userId: string): readonly string[];
  /** The members of a user's teams. */
  teamMembersOf(userId: string): readonly string[];
  /** Whether the owner of a user's definition may see what the event is about. Asked only for definitions that would fire. */
  mayOwnerSee(definition: EventDefinition, event: LoggedEvent): boolean;
}
