import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../template/parse-template.ts';
import { unknownVariables } from '../template/variables-of.ts';
import { eventCategories } from './event-type-declaration.ts';
import { eventTypeNames, eventTypes } from './event-types.ts';
import { type FieldName, eventFields, fieldNames, isBuiltInField } from './fields.ts';
import { nearest } from './nearest.ts';
import { operators } from './operators.ts';
import { userEventCategories } from './user-event-declaration.ts';
import { enumNameOf, isUserEventType, typeOfEnumName, userEventTypeNames, userEventTypes } from './user-event-types.ts';

const built = (name: FieldName) => {
  if (!isBuiltInField(name)) throw new Error(`${name} is no built-in field`);
  return eventFields[name];
};

const sentence = /^[A-Z].*[.]$/;

describe('user-event types', () => {
  test('are named noun.past-tense-verb, but for the one that integrators name', () => {
    expect(userEventTypeNames.filter((name) => !/^[a-z]+\.[a-z_]+$/.test(name))).toEqual(['custom']);
  });

  test('have names in the schema, which lead back to them', () => {
    expect(userEventTypeNames.filter((name) => typeOfEnumName(enumNameOf(name)) !== name)).toEqual([]);
    expect([enumNameOf('offer.timed_out'), typeOfEnumName('NONSENSE'), isUserEventType('toString')]).toEqual([
      'OFFER_TIMED_OUT',
      null,
      false,
    ]);
  });

  test('are each explained by a sentence, and so are their fields and categories', () => {
    const meanings = [
      ...Object.values(userEventTypes).flatMap(({ meaning, fields }) => [
        meaning,
        ...Object.values(fields ?? {}).map((field) => field.meaning),
      ]),
      ...Object.values(userEventCategories),
    ];
    expect(meanings.filter((meaning) => !sentence.test(meaning))).toEqual([]);
  });

  test('of every category there is one', () => {
    const used = new Set(Object.values(userEventTypes).map(({ category }) => category));
    expect(Object.keys(userEventCategories).filter((category) => ![...used].some((one) => one === category))).toEqual(
      [],
    );
  });
});

describe('event types', () => {
  const all = eventTypeNames.map((name) => ({ name, ...eventTypes[name] }));
  const named = (types: readonly { name: string }[]) => types.map(({ name }) => name);

  test('name facts and fields, each once', () => {
    const doubled = all.filter(({ facts, fields, endedBy = [] }) =>
      [facts, fields, endedBy].some((list) => new Set(list).size !== list.length),
    );
    expect(named(doubled)).toEqual([]);
  });

  test('of every category there is one, but for the one that integrators fill', () => {
    const used = new Set<string>(all.map(({ category }) => category));
    expect(Object.keys(eventCategories).filter((category) => !used.has(category))).toEqual(['Custom']);
  });

  test('are explained by a sentence and have a label that no other of their category has', () => {
    const labels = all.map(({ category, label }) => `${category}: ${label}`);
    expect(named(all.filter(({ meaning }) => !sentence.test(meaning)))).toEqual([]);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  });

  test('of interactions name their channels, and those that fire at once are fired by facts of what they are about', () => {
    const wrong = all.filter(({ subject, channels, facts, trigger }) => {
      const isForeign = facts.some((fact) => userEventTypes[fact].subject !== subject);
      return (channels !== undefined) !== (subject === 'interaction') || (trigger === 'event' && isForeign);
    });
    expect(named(wrong)).toEqual([]);
  });

  test('have facts unless they are run by hand', () => {
    expect(named(all.filter(({ facts, trigger }) => (facts.length === 0) !== (trigger === 'manual')))).toEqual([]);
  });

  test('have an episode with an end exactly where they are timed, and a count exactly where they are counted', () => {
    const wrong = all.filter(
      ({ trigger, episode, endedBy, count, countsFrom, leadAtOnce }) =>
        (trigger === 'timed') !== (episode !== undefined && endedBy !== undefined) ||
        (trigger === 'threshold') !== (count !== undefined) ||
        (countsFrom !== undefined && trigger !== 'timed') ||
        (countsFrom === undefined) !== (leadAtOnce === undefined),
    );
    expect(named(wrong)).toEqual([]);
  });

  test('that count from a field, or measure one, have that field among theirs', () => {
    const wrong = all.filter(({ countsFrom, count, fields }) =>
      [countsFrom, count?.field].some((field) => field !== undefined && !fields.includes(field)),
    );
    expect(named(wrong)).toEqual([]);
    expect(named(all.filter(({ countsFrom }) => countsFrom && built(countsFrom).data !== 'time'))).toEqual([]);
  });

  test('have a field for whatever they are counted by', () => {
    const scopes = { queue: 'queue', agent: 'assigned_agent', group: 'group', department: 'department' } as const;
    const wrong = all.filter(
      ({ count, fields }) => count && count.per !== 'organization' && !fields.includes(scopes[count.per]),
    );
    expect(named(wrong)).toEqual([]);
  });

  test('have one variable of a name', () => {
    const doubled = all.filter(({ fields }) => {
      const variables = fields.map((field) => built(field).variable);
      return new Set(variables).size !== variables.length;
    });
    expect(named(doubled)).toEqual([]);
  });

  test('say in their sentence where the time or level stands, where there is one', () => {
    const wrong = all.filter(
      ({ lead, trigger }) => lead.includes('{}') !== (trigger === 'timed' || trigger === 'threshold'),
    );
    expect(named(wrong)).toEqual([]);
  });

  test('begin with texts that name only their own variables, with a default for every one that may be empty', () => {
    const unknown = all.flatMap(({ name, defaultTitle, defaultBody }) =>
      unknownVariables(`${defaultTitle}${defaultBody}`, name).map((variable) => `${name}: ${variable.name}`),
    );
    const always = new Set(['SURVEY', 'ROOM', 'TIME', 'COUNT', 'LEVEL', 'DURATION', 'EVENTNAME', 'PRIORITY', 'STATUS']);
    const sure = new Set([
      ...always,
      'PRIORITY_CHANGE',
      'STATUS_CHANGE',
      'TIME_SPENT',
      'FOLLOW_UP_AT',
      'DUE_DATE',
      'FREE_PERCENT',
    ]);
    const bare = all.flatMap(({ name, defaultTitle, defaultBody }) =>
      parseTemplate(`${defaultTitle}${defaultBody}`).parts.flatMap((part) =>
        part.kind === 'variable' && part.fallback === null && !sure.has(part.name) ? [`${name}: ${part.name}`] : [],
      ),
    );
    expect({ unknown, bare }).toEqual({ unknown: [], bare: [] });
  });

  test('that only administrators may have are of the categories and types that say so', () => {
    const forAdministrators = all.filter(({ administratorsOnly }) => administratorsOnly === true);
    expect([
      new Set(forAdministrators.map(({ category }) => category)),
      named(forAdministrators.filter(({ category }) => !['SMTP', 'POP', 'System'].includes(category))),
    ]).toEqual([
      new Set(['Site visitors', 'Users', 'SMTP', 'POP', 'System']),
      ['VISITOR_PURGED', 'VISITOR_REMOVED', 'USER_ROLE_CHANGED'],
    ]);
  });

  test('are as many as people who come from SmarterTrack look for', () => {
    const counted = (category: string) =>
      all.filter((type) => type.category === category && type.count?.of !== 'waiting');
    expect([counted('Tickets').length, counted('Live Chats').length, counted('Knowledge Base').length]).toEqual([
      21, 15, 13,
    ]);
  });
});

test("every user event that is not about a source's own doings fires some event type", () => {
  const used = new Set<string>(
    eventTypeNames.flatMap((name) => [...eventTypes[name].facts, ...(eventTypes[name].endedBy ?? [])]),
  );
  expect(userEventTypeNames.filter((name) => !used.has(name))).toEqual([
    'offer.cancelled',
    'consult.started',
    'consult.ended',
    'recording.paused',
    'recording.resumed',
    'participant.joined',
    'transfer.failed',
    'transfer.cancelled',
    'wrapup.coded',
    'interaction.subject_changed',
    'interaction.tagged',
    'interaction.untagged',
    'custom',
    'coaching.moment_created',
  ]);
});

describe('fields', () => {
  test('of one variable hold the same kind of data', () => {
    const data = new Map<string, string>();
    const wrong = fieldNames.filter((name) => {
      const field = eventFields[name];
      const known = data.get(field.variable) ?? field.data;
      data.set(field.variable, field.data);
      return known !== field.data;
    });
    expect(wrong).toEqual([]);
  });

  test('are each named by some event type', () => {
    expect(
      fieldNames.filter((field) => !eventTypeNames.some((name) => eventTypes[name].fields.includes(field))),
    ).toEqual([]);
  });

  test('that are references say to what, and choices have choices', () => {
    const wrong = fieldNames.filter((name) => {
      const { data, refersTo, choices } = eventFields[name];
      return (data === 'reference') !== (refersTo !== undefined) || (data === 'choice' && choices === undefined);
    });
    expect(wrong).toEqual([]);
  });
});

test('no data type has an operator twice', () => {
  expect(Object.values(operators).filter((list) => new Set(list.map(({ name }) => name)).size !== list.length)).toEqual(
    [],
  );
});

test.each([
  ['QUEUENAME', 'QUEUE_NAME'],
  ['queue_nam', 'QUEUE_NAME'],
  ['AGENT', null],
  ['', null],
])('nearest to %j is %j', (name, found) => {
  expect(nearest(name, ['AGENT_NAME', 'QUEUE_NAME', 'CUSTOMER_PHONE'])).toBe(found);
});
