import { holds, parseDefinition, type TestCondition } from '@belfry/domain';
import { expect, test } from 'vitest';

/** Patterns on which engines that go back and try again take time without end, each with a text that makes them. */
const corpus: readonly (readonly [pattern: string, text: string])[] = [
  ['(a+)+$', `${'a'.repeat(2000)}!`],
  ['([a-zA-Z]+)*$', `${'a'.repeat(2000)}1`],
  ['(a|aa)+$', `${'a'.repeat(2000)}!`],
  ['(a|a?)+$', `${'a'.repeat(2000)}!`],
  ['(.*a){12}$', `${'a'.repeat(500)}!`],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(2000)],
  ['(x+x+)+y', 'x'.repeat(2000)],
  [String.raw`^\s+|\s+$`, `${' '.repeat(2000)}x`],
  [String.raw`(\d+)*\.(\d+)*$`, `${'1'.repeat(2000)}!`],
  [String.raw`^([\w.-]+)*@([\w-]+\.)+[a-z]{2,}$`, `${'a.'.repeat(1000)}@`],
  ['(.*)*(.*)*(.*)*z', 'y'.repeat(2000)],
  [String.raw`<a\s+([^>]*\s*)*>`, `<a ${'b '.repeat(1000)}`],
];

const matches = (value: string): TestCondition => ({ kind: 'test', field: 'subject', operator: 'matches', value });

/** Looks for the pattern in the subject of an event, as a condition does. */
const look = (pattern: string, subject: string): boolean =>
  holds(matches(pattern), { fields: { subject }, at: 0, ownerId: null, timeZone: 'UTC' });

/** What keeps a definition with the pattern from being made. */
function issuesOf(pattern: string): readonly string[] {
  const actions = [{ kind: 'complete' }];
  const parsed = parseDefinition({ name: 'A', eventType: 'CALL_ACCEPTED', condition: matches(pattern), actions });
  return parsed.ok ? [] : parsed.problem.map(({ code }) => code);
}

/** The least of three times: another process may have had the processor in between. */
function cpuMs(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test.each(corpus)('%s costs time in step with the length of the text', (pattern, text) => {
  // A subject line; messages are longer and cost in proportion.
  const short = text.length > 500 ? `${text.slice(0, 499)}${text.at(-1)}` : text;
  expect(issuesOf(pattern)).toEqual([]);
  expect(cpuMs(() => look(pattern, short))).toBeLessThanOrEqual(5);
  const [once, fourTimes] = [cpuMs(() => look(pattern, text)), cpuMs(() => look(pattern, text.repeat(4)))];
  expect(fourTimes).toBeLessThan(once * 8 + 20);
});

test.each(['(a', '[z-a]', '(?<=a)b', '(?=a)', String.raw`(a)\1`, 'a{1001}', '(?P<n', 'a**'])(
  '%s is no pattern',
  (pattern) => {
    expect(issuesOf(pattern)).toEqual(['BAD_PATTERN']);
  },
);

test('a pattern that is many when written out is refused or cheap', () => {
  const huge = [
    '(((a{100}){100}){100})',
    '((a?){50}){50}',
    '(a{1000}){1000}',
    `${'(a?'.repeat(100)}${')'.repeat(100)}`,
  ];
  const slow = huge.filter(
    (pattern) => issuesOf(pattern).length === 0 && cpuMs(() => look(pattern, 'a'.repeat(100))) > 5,
  );
  expect(slow).toEqual([]);
});
