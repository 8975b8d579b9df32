import type { FieldDeclaration } from '../../catalogue/field-declaration.ts';
import type { BusinessHours } from '../../kernel/business-hours.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { TestCondition } from '../condition.ts';
import { compileCondition } from '../holds.ts';
import type { FieldsOfType } from '../../catalogue/catalogue.ts';

/** A test that must hold, or must not, for a condition to hold. */
export interface Literal {
  readonly test: TestCondition;
  readonly positive: boolean;
  readonly path: readonly string[];
}

/** What the values of a condition's fields are judged by. */
export interface Judging {
  readonly fieldOf: FieldsOfType;
  readonly timeZone: string;
  /** Null where none are set: then every moment is in them. */
  readonly businessHours: BusinessHours | null;
  readonly now: Instant;
}

/** A value that a field might have, and what the owner's words would stand for. */
export interface Candidate {
  readonly value: unknown;
  readonly isMe?: boolean;
  readonly isAmongMine?: boolean;
}

const me = '\u0000me';

/** Whether a literal holds for a value, just as it would at a firing; made ready to be asked often. */
export function testerOf({ test, positive }: Literal, judging: Judging): (candidate: Candidate) => boolean {
  const { timeZone, fieldOf, now, businessHours } = judging;
  const compiled = (ownerId: string) => compileCondition(test, { ownerId, timeZone, fieldOf });
  const ofAnother = compiled(me);
  return ({ value, isMe = false, isAmongMine = false }) => {
    const mine = isAmongMine && typeof value === 'string' ? [value] : [];
    const predicate = isMe && typeof value === 'string' ? compiled(value) : ofAnother;
    const seen = { valueOf: () => value, at: now, queuesOf: () => mine, teamMembersOf: () => mine, businessHours };
    return predicate(seen) === positive;
  };
}

export function declarationOf({ test }: Literal, { fieldOf }: Judging): FieldDeclaration | null {
  return fieldOf(test.field);
}
