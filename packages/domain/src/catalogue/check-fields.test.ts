import { expect, test } from 'vitest';
import { checkFields } from './check-fields.ts';
import type { UserEventType } from './user-event-types.ts';

const rows: readonly (readonly [UserEventType, Readonly<Record<string, unknown>>, readonly string[]])[] = [
  ['mute.started', { anything: { deep: 1 } }, []],
  ['interaction.tagged', {}, ['Give tag: The tag.']],
  ['interaction.tagged', { tag: null }, ['Give tag: The tag.']],
  ['interaction.tagged', { tag: 5 }, ['Give tag as a text.']],
  ['interaction.tagged', { tag: 'vip' }, []],
  ['transfer.requested', { mode: 'warm' }, ['Give mode as one of blind, attended.']],
  ['interaction.time_logged', { duration: -1 }, ['Give duration as a number of milliseconds, 0 or more.']],
  ['interaction.follow_up_scheduled', { dueAt: 'soon' }, ['Give dueAt as milliseconds since 1970.']],
  ['interaction.created', { tags: ['a', 1] }, ['Give tags as a list of texts.']],
  ['smtp.delivery_failed', { authentication: 'yes', port: 25 }, ['Give authentication as true or false.']],
];

test.each(rows)('%s with %j', (type, fields, messages) => {
  expect(checkFields(type, fields).map(({ message }) => message)).toEqual(messages);
});
