import { describe, expect, test } from 'vitest';
import { emptyValue, numbersOf, shapeOf, textsOf } from './value-shape.ts';

describe('how a value is entered', () => {
  test('is what the catalogue says', () => {
    expect(
      ['references', 'clock-window', 'weekdays', 'none'].map((values) => shapeOf({ data: 'time', values })),
    ).toEqual(['references', 'clock-window', 'weekdays', 'none']);
  });

  test('follows from the data where the catalogue says only how many', () => {
    const asked = [
      ['reference', 'many'],
      ['choice', 'many'],
      ['text', 'many'],
      ['duration', 'range'],
      ['number', 'range'],
      ['number', 'one'],
      ['text', 'one'],
      ['yes-no', 'one'],
    ] as const;
    expect(asked.map(([data, values]) => shapeOf({ data, values }))).toEqual([
      'references',
      'choices',
      'texts',
      'duration-range',
      'range',
      'number',
      'text',
      'yes-no',
    ]);
  });

  test('is as text where the catalogue says something unknown', () => {
    expect(shapeOf({ data: 'colour', values: 'shade' })).toBe('text');
  });
});

test('a value begins empty, in the shape it will have', () => {
  expect([
    emptyValue('references'),
    emptyValue('range'),
    emptyValue('number'),
    emptyValue('text'),
    emptyValue('yes-no'),
  ]).toEqual([[], [null, null], null, '', true]);
});

test('a stored value of another shape is read as far as it fits', () => {
  expect([textsOf('me'), textsOf(['me', 7]), textsOf(null), numbersOf(7), numbersOf([1, 'x'])]).toEqual([
    ['me'],
    ['me'],
    [],
    [7],
    [1, null],
  ]);
});
