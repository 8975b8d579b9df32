import type { FieldsOfType } from '../catalogue/catalogue.ts';
import type { BusinessHours } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';

/** What a condition is asked about. */
export interface Seen {
  /** The value of a field; null or undefined when there is none. */
  valueOf(field: string): unknown;
  readonly at: Instant;
  queuesOf(userId: string): readonly string[];
  teamMembersOf(userId: string): readonly string[];
  /** The organization's; absent or null where none are set, and then every moment is in them. */
  readonly businessHours?: BusinessHours | null | undefined;
}

export type Predicate = (seen: Seen) => boolean;

/** Whose condition it is: what `me` stands for, and which clock it goes by. */
export interface ConditionScope {
  /** Null for a global definition: `me`, `my queues` and `my team` are then nobody's. */
  readonly ownerId: string | null;
  readonly timeZone: string;
  /** What the fields of its event type hold; the built-in fields when absent. */
  readonly fieldOf?: FieldsOfType;
}

/** A test of one value. */
export type ValueTest = (value: unknown, seen: Seen) => boolean;

export const never: ValueTest = () => false;

export function isNothing(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The texts in a value that should be a list of texts. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isText) : [];
}
