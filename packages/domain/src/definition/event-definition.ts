import type { EventTypeName } from '../catalogue/event-types.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Action } from './action.ts';
import type { Condition } from './condition.ts';

export type DefinitionOwner = { readonly kind: 'global' } | { readonly kind: 'user'; readonly userId: string };

/** Which time counts: all of it, or only the organization's business hours. */
export type TimeClock = 'always' | 'business-hours';

export interface Timed {
  /** How long it must last, in milliseconds. */
  readonly afterMs: number;
  /** `always` when absent. */
  readonly clock?: TimeClock;
  /** Fires again at this distance while the same episode lasts; once an episode when absent or null. */
  readonly repeatMs?: number | null;
}

export interface Threshold {
  /** Starts when the count passes it: rises above it, or falls below it for types that count downwards. */
  readonly level: number;
  /** Is over when the count comes back to it. Never beyond `level`. */
  readonly clearLevel: number;
  /** The queue, user, team or department (as the event type counts); null watches each by itself. */
  readonly scopeId: string | null;
  /** Fires *still* at this distance while it is not over; never when absent or null. */
  readonly repeatMs?: number | null;
}

/** By what the events of a pattern belong together. */
export type PatternKey = 'item' | 'user' | 'queue';

/** The second event of a pattern. */
export interface PatternStep {
  readonly eventType: EventTypeName;
  readonly condition: Condition;
}

/** What must have happened beside the event itself. The event and the definition's condition are the first step, A. */
export type Pattern =
  /** A, then B within the time: fires at B. */
  | {
      readonly kind: 'sequence';
      readonly then: PatternStep;
      readonly withinMs: number;
      readonly per: PatternKey;
    }
  /** No B within the time after A: fires when the time is over. */
  | {
      readonly kind: 'absence';
      readonly then: PatternStep;
      readonly withinMs: number;
      readonly per: PatternKey;
      readonly clock: TimeClock;
    }
  /** The count-th A within the time: fires at that A, then counts afresh. */
  | {
      readonly kind: 'rate';
      readonly count: number;
      readonly withinMs: number;
      readonly per: PatternKey;
    };

/** An example kept with a definition and tried at every save. */
export interface DefinitionTest {
  readonly name: string;
  /** Field of the event catalogue → its value; the other fields are absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** When it happens, for times of day; noon of a Wednesday in the definition's time zone when null. */
  readonly at: Instant | null;
  /** The kinds of the actions that it must lead to, in their order; none when it must not fire. */
  readonly expect: readonly Action['kind'][];
}

/** What an owner writes. */
export interface DefinitionDraft {
  readonly name: string;
  /** What it is for, in the owner's words; may be empty. */
  readonly description: string;
  readonly enabled: boolean;
  /** It is matched and its firings are kept, but nobody is told and nothing is done. */
  readonly shadow: boolean;
  readonly eventType: EventTypeName;
  readonly condition: Condition;
  /** Exactly for event types whose trigger is `timed`. */
  readonly timed: Timed | null;
  /** Exactly for event types whose trigger is `threshold`. */
  readonly threshold: Threshold | null;
  /** Only for event types whose trigger is `event`. */
  readonly pattern: Pattern | null;
  readonly actions: readonly Action[];
  readonly tests: readonly DefinitionTest[];
  /** IANA name, for times of day and days of the week. */
  readonly timeZone: string;
}

/** An event definition as it is kept. */
export interface EventDefinition extends DefinitionDraft {
  readonly id: string;
  readonly organizationId: string;
  readonly owner: DefinitionOwner;
  /** Among the definitions of the same owner kind. */
  readonly position: number;
  readonly version: number;
  readonly createdAt: Instant;
}

/** One thing wrong with a draft. */
export interface Issue {
  /** Where: `['condition', 'of', '0', 'value']`. */
  readonly path: readonly string[];
  /** A sentence that says what to do. */
  readonly message: string;
  readonly code: IssueCode;
}

export type IssueCode =
  | 'REQUIRED'
  | 'WRONG_SHAPE'
  | 'UNKNOWN'
  | 'OUT_OF_RANGE'
  | 'TOO_LONG'
  | 'TOO_DEEP'
  | 'DOES_NOT_FIT'
  | 'BAD_PATTERN'
  /** It can never hold. */
  | 'IMPOSSIBLE'
  /** An example does not come out as it says. */
  | 'TEST_FAILS'
  | DoubtCode;

/** What is allowed, but may not be as it was meant. */
export type DoubtCode =
  | 'ALWAYS_TRUE'
  | 'IMPLIED'
  | 'NEVER_OPENS'
  | 'SAME_AS_ANOTHER'
  | 'TRIGGERS_ITSELF'
  | 'ODD_PATTERN'
  | 'NOBODY_TOLD'
  | 'CANNOT_SEE'
  | 'NOISY';
