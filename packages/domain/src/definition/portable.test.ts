import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventTypeNames, eventTypes } from '../catalogue/event-types.ts';
import { arbitraryDraft } from './arbitrary-drafts.fixture.ts';
import { definition } from './definition.fixture.ts';
import { parseDefinition } from './parse-definition.ts';
import { portableLimits, readPortable, writePortable } from './portable.ts';

test('what is written is readable: names first, and nothing that says nothing', () => {
  const {
    id: _id,
    organizationId: _o,
    owner: _w,
    position: _p,
    version: _v,
    createdAt: _c,
    ...draft
  } = definition({
    tests: [{ name: 'One', values: { subject: 'a' }, at: Date.parse('2026-11-25T12:00Z'), expect: ['notify'] }],
  });
  expect(JSON.parse(writePortable([draft]))).toEqual({
    file: 'belfry-event-definitions',
    format: 1,
    definitions: [
      {
        name: 'Accepted',
        eventType: 'CALL_ACCEPTED',
        enabled: true,
        actions: draft.actions,
        timeZone: 'UTC',
        tests: [{ name: 'One', values: { subject: 'a' }, at: '2026-11-25T12:00:00.000Z', expect: ['notify'] }],
      },
    ],
  });
});

test('whatever is written is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDraft, { minLength: 1, maxLength: 3 }), (drafts) => {
      const read = readPortable(writePortable(drafts));
      const back = read.ok ? read.value.map((raw) => parseDefinition(raw)) : read.problem;
      expect(back).toEqual(drafts.map((value) => ({ ok: true, value })));
    }),
    { numRuns: 60 },
  );
});

test('the drafts above are of every event type', () => {
  const types = new Set(fc.sample(arbitraryDraft, { numRuns: 3000, seed: 1 }).map(({ eventType }) => eventType));
  expect(eventTypeNames.filter((name) => !types.has(name) && eventTypes[name].facts.length > 0)).toEqual([]);
});

test.each([
  ['no JSON', '{', ''],
  ['something else', '{"file":"other","format":1,"definitions":[{}]}', 'file'],
  ['a list', '[]', 'file,definitions'],
  ['a later format', '{"file":"belfry-event-definitions","format":2,"definitions":[{}]}', 'format'],
  ['nothing', '{"file":"belfry-event-definitions","format":1,"definitions":[]}', 'definitions'],
  ['no definition', '{"file":"belfry-event-definitions","format":1,"definitions":[5]}', 'definitions.0'],
  ['too much', ' '.repeat(portableLimits.characters + 1), ''],
])('a file that holds %s is refused', (_what, text, paths) => {
  const read = readPortable(text);
  expect(read.ok ? null : read.problem.map(({ path }) => path.join('.')).join()).toBe(paths);
});
