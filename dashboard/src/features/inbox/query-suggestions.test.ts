import { expect, test } from 'vitest';
import { suggestionsFor } from './query-suggestions.ts';

const vocabulary = {
  is: ['unread', 'read'],
  event: ['Long hold', 'Longest wait'],
  queue: ['Sales', 'Gold line'],
  agent: ['Ana K.'],
  severity: ['critical', 'warning', 'info'],
};
const textsFor = (typed: string): readonly string[] => suggestionsFor(typed, vocabulary).map(({ text }) => text);

test('at first the fields are proposed', () => {
  expect(textsFor('')).toEqual(['is:', 'event:', 'queue:', 'agent:', 'severity:']);
});

test('behind a field its values are proposed, quoted where they have spaces', () => {
  expect(textsFor('event:long')).toEqual(['event:"Long hold"', 'event:"Longest wait"']);
  expect(textsFor('queue:"go')).toEqual(['queue:"Gold line"']);
});

test('the beginning of a value is enough', () => {
  expect(suggestionsFor('sal', vocabulary)).toEqual([{ text: 'queue:Sales', hint: 'queue', complete: true }]);
});

test('behind what is no field nothing is proposed', () => {
  expect(textsFor('reason:')).toEqual([]);
});
