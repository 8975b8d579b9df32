import { describe, expect, test } from 'vitest';
import { builtInCatalogue, knownField } from './catalogue.ts';
import { eventTypeNames, eventTypes } from './event-types.ts';
import { eventFields, fieldNames } from './fields.ts';
import { nearest } from './nearest.ts';
import { operators } from './operators.ts';
import { userEventCategories } from './user-event-declaration.ts';
import { enumNameOf, isUserEventType, typeOfEnumName, userEventTypeNames, userEventTypes } from './user-event-types.ts';

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
  test('name facts and fields, each once', () => {
    const doubled = eventTypeNames.filter((name) => {
      const { facts, fields, endedBy = [] } = eventTypes[name];
      return [facts, fields, endedBy].some((list) => new Set(list).size !== list.length);
    });
    expect(doubled).toEqual([]);
  });

  test('about interactions are fired by facts of interactions, the others by others', () => {
    const wrong = eventTypeNames.filter((name) => {
      const { channels, facts } = eventTypes[name];
      return facts.some((fact) => (userEventTypes[fact].subject === 'interaction') !== (channels !== undefined));
    });
    expect(wrong).toEqual([]);
  });

  test('have one variable of a name', () => {
    const doubled = eventTypeNames.filter((name) => {
      const variables = eventTypes[name].fields.map((field) => knownField(builtInCatalogue, field, name).variable);
      return new Set(variables).size !== variables.length;
    });
    expect(doubled).toEqual([]);
  });

  test('that are timed or counted say where the time or level stands in their sentence', () => {
    const wrong = eventTypeNames.filter(
      (name) => eventTypes[name].lead.includes('{}') !== (eventTypes[name].trigger !== 'event'),
    );
    expect(wrong).toEqual([]);
  });
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
