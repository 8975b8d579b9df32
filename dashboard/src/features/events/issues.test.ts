import { describe, expect, test } from 'vitest';
import { placed } from './issues.ts';

const places = {
  conditionPaths: new Map([
    ['', 'root'],
    ['of.0', 'part-a'],
    ['of.1', 'group-b'],
    ['of.1.of.0', 'part-c'],
  ]),
  thenPaths: new Map([['', 'then-root']]),
  actionKeys: ['notify-1', 'mail-2'],
  testKeys: ['example-1'],
};
const at = (...path: string[]) => [...placed([{ path, message: 'wrong' }], places).keys()];

describe('what the server refuses', () => {
  test('stands at the field of the form', () => {
    expect([
      at('name'),
      at('input', 'eventType'),
      at('after'),
      at('timed', 'afterMs'),
      at('timed', 'repeatMs'),
      at('threshold', 'clearLevel'),
      at('threshold', 'scopeId'),
      at('pattern', 'withinMs'),
      at('pattern', 'then', 'condition', 'of', '0', 'value'),
      at('tests', '0', 'expect'),
    ]).toEqual([
      ['name'],
      ['eventType'],
      ['after'],
      ['after'],
      ['repeat'],
      ['threshold.clearLevel'],
      ['threshold.counted'],
      ['pattern.withinMs'],
      ['then-root.value'],
      ['example-1.expect'],
    ]);
  });

  test('stands at the part of the condition and what of it is wrong', () => {
    expect([
      at('condition', 'of', '0', 'field'),
      at('condition', 'of', '1', 'of', '0', 'value', '2'),
      at('condition', 'of', '1'),
    ]).toEqual([['part-a.field'], ['part-c.value'], ['group-b']]);
  });

  test('stands at the text of the action', () => {
    expect([
      at('actions', '0', 'title'),
      at('actions', '1', 'to', '0', 'address'),
      at('actions'),
      at('actions', '9', 'body'),
    ]).toEqual([['notify-1.title'], ['mail-2.to'], ['actions'], ['actions']]);
  });

  test('stands at the whole form when no field is meant', () => {
    expect([at(), at('organization')]).toEqual([['form'], ['form']]);
  });

  test('is told in full when one field has several faults', () => {
    const issues = [
      { path: ['name'], message: 'too long' },
      { path: ['name'], message: 'taken' },
    ];
    expect(placed(issues, places).get('name')).toEqual(['too long', 'taken']);
  });
});
