import { expect, test } from 'vitest';
import { formatQuery, parseQuery, passes, problemOfTerm, withoutTerm, withTerms } from './inbox-query.ts';
import { notificationWith } from './notification.fixture.ts';

test('a query is fields with values, quoted where they have spaces, and words', () => {
  expect(parseQuery('is:unread queue:"Gold line" severity:critical,warning refund')).toEqual([
    { field: 'is', value: 'unread' },
    { field: 'queue', value: 'Gold line' },
    { field: 'severity', value: 'critical' },
    { field: 'severity', value: 'warning' },
    { field: 'text', value: 'refund' },
  ]);
});

test('what is no field is a word, and what stands twice counts once', () => {
  expect(parseQuery('http://x  IS:Unread is:unread "two words"')).toEqual([
    { field: 'text', value: 'http://x' },
    { field: 'is', value: 'unread' },
    { field: 'text', value: 'two words' },
  ]);
});

test.each(['is:unread queue:"Gold line" refund', '"two words" event:"Long hold"', ''])(
  'what is written of %j reads the same',
  (text) => {
    expect(formatQuery(parseQuery(text))).toBe(text);
  },
);

test('terms are added once and taken away whatever their case', () => {
  const query = parseQuery('queue:Sales');
  expect(formatQuery(withTerms(query, parseQuery('queue:sales is:read')))).toBe('queue:Sales is:read');
  expect(withoutTerm(query, { field: 'queue', value: 'SALES' })).toEqual([]);
});

test('terms of one field are alternatives, fields and words add up', () => {
  const notification = notificationWith({
    title: 'Refund waits',
    body: 'since noon',
    severity: 'CRITICAL',
    queue: { id: 'q', name: 'Sales' },
    agent: { id: 'u', name: 'Ana K.' },
  });
  const texts = [
    'queue:support queue:sal',
    'queue:support',
    'agent:ana severity:critical,info',
    'severity:info',
    'refund NOON',
    'refund midnight',
    'is:unread event:hold',
    'is:read',
  ];
  expect(texts.filter((text) => passes(notification, parseQuery(text)))).toEqual([
    'queue:support queue:sal',
    'agent:ana severity:critical,info',
    'refund NOON',
    'is:unread event:hold',
  ]);
});

test('a term that can never pass says what to write instead', () => {
  expect(parseQuery('is:red severity:high is:done event:x').map(problemOfTerm)).toEqual([
    'Nothing is ever “red”. Write unread, read, saved, done or snoozed.',
    'There is no severity “high”. Write critical, warning or info.',
    null,
    null,
  ]);
});
