import { type Catalogue, fieldsOfType } from '../catalogue/catalogue.ts';
import type { BusinessHours } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';
import { dayNumber, wallClock } from '../kernel/wall-clock.ts';
import type { Condition } from './condition.ts';
import type { DefinitionDraft, DefinitionOwner, DefinitionTest, Issue } from './event-definition.ts';
import { type Facts, holds } from './holds.ts';
import { conditionSentence } from './sentence.ts';

export interface TestGround {
  readonly catalogue: Catalogue;
  readonly owner: DefinitionOwner;
  readonly businessHours: BusinessHours | null;
}

/** The examples of a definition that do not come out as they say, each with what differs. */
export function runTests(draft: DefinitionDraft, ground: TestGround): readonly Issue[] {
  return draft.tests.flatMap((test, place): readonly Issue[] => {
    const message = differenceIn(test, draft, ground);
    return message === null ? [] : [{ path: ['tests', String(place)], code: 'TEST_FAILS', message }];
  });
}

function differenceIn(test: DefinitionTest, draft: DefinitionDraft, ground: TestGround): string | null {
  const facts = factsOf(test, draft, ground);
  const fires = holds(draft.condition, facts);
  const does = fires ? draft.actions.map(({ kind }) => kind) : [];
  if (does.join() === test.expect.join()) return null;
  const expected = test.expect.length === 0 ? 'not to fire' : `${test.expect.join(', ')}`;
  if (fires) return `Test “${test.name}” expects ${expected}, but it fires: ${does.join(', ')}. Mend one of them.`;
  const failing = firstFailing(draft.condition, facts);
  const why = failing === null ? '' : `: it is not so that ${told(failing, draft, ground)}`;
  return `Test “${test.name}” expects ${expected}, but it does not fire${why}. Mend one of them.`;
}

function factsOf(test: DefinitionTest, draft: DefinitionDraft, ground: TestGround): Facts {
  const { catalogue, owner, businessHours } = ground;
  const at = test.at ?? wednesdayNoon(draft.timeZone);
  return {
    fields: { time: at, ...test.values },
    at,
    ownerId: owner.kind === 'user' ? owner.userId : null,
    timeZone: draft.timeZone,
    fieldOf: fieldsOfType(catalogue, draft.eventType),
    ...(businessHours === null ? {} : { businessHours }),
  };
}

const wednesday = dayNumber('2026-03-04');

/** Noon of that Wednesday by the clocks of the time zone. */
function wednesdayNoon(timeZone: string): Instant {
  const noonInUtc = (wednesday * 1440 + 720) * 60_000;
  const { date, minuteOfDay } = wallClock(noonInUtc, timeZone);
  const aheadMinutes = (dayNumber(date) - wednesday) * 1440 + minuteOfDay - 720;
  return noonInUtc - aheadMinutes * 60_000;
}

/** A test of the condition that must hold and does not; null where no single one is to blame. */
function firstFailing(condition: Condition, facts: Facts): Condition | null {
  if (holds(condition, facts)) return null;
  if (condition.kind !== 'all') return condition;
  const failing = condition.of.find((part) => !holds(part, facts));
  return failing === undefined ? null : firstFailing(failing, facts);
}

function told(condition: Condition, draft: DefinitionDraft, { catalogue }: TestGround): string {
  const telling = {
    nameOf: () => null,
    timeZone: draft.timeZone,
    fieldOf: fieldsOfType(catalogue, draft.eventType),
  };
  return conditionSentence(condition, telling, null);
}
