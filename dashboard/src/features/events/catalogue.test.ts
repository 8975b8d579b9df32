import { describe, expect, test } from 'vitest';
import { newTest, operatorsOf, shapeFor, typeNamed, withOperator } from './catalogue.ts';
import { catalogueOf, eventType, fieldInfo } from './catalogue.fixture.ts';

const queue = fieldInfo();
const status = fieldInfo({ name: 'status', data: 'choice', choices: [], refersTo: null });
const catalogue = catalogueOf(eventType());
const [any, none, set] = operatorsOf(catalogue, queue);

describe('the catalogue', () => {
  test('knows a type by its name, and its category', () => {
    expect([
      typeNamed(catalogue, 'CALL_QUEUED')?.category.name,
      typeNamed(catalogue, 'NEVER'),
      typeNamed(catalogue, null),
    ]).toEqual(['Calls', null, null]);
  });

  test('takes any text where a choice has no choices', () => {
    const [operator] = operatorsOf(catalogue, status);
    expect(operator && shapeFor(status, operator)).toBe('texts');
  });
});

describe('a test of a field', () => {
  const fresh = newTest(catalogue, queue);

  test('begins with the first operator and nothing entered', () => {
    expect(fresh).toMatchObject({ field: 'queue', operator: 'is any of', value: [] });
  });

  test('keeps what was entered for an operator that takes the same, and forgets it for one that does not', () => {
    const entered = { ...fresh, value: ['q1'] };
    expect(none && withOperator(entered, queue, { from: any, to: none })).toMatchObject({
      operator: 'is none of',
      value: ['q1'],
    });
    expect(set && withOperator(entered, queue, { from: any, to: set })).toMatchObject({
      operator: 'is set',
      value: null,
    });
  });
});
