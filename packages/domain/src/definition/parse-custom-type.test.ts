import { expect, test } from 'vitest';
import type { CustomType } from '../catalogue/catalogue.ts';
import type { PayloadField, PayloadFields } from '../catalogue/user-event-declaration.ts';
import { narrowings, parseCustomType } from './parse-custom-type.ts';

const written = {
  name: 'order.shipped',
  label: 'Order shipped',
  meaning: 'A parcel leaves the house.',
  fields: {
    total: { data: 'number', meaning: 'What it costs.', required: true },
    carrier: { data: 'choice', meaning: 'Who brings it.', choices: ['post', 'courier'] },
  },
};

test('a declaration that is right comes out complete, about something of its own', () => {
  expect(parseCustomType(written)).toEqual({ ok: true, value: { ...written, subject: 'custom' } });
});

const field = (one: unknown) => ({ ...written, fields: { one } });
test.each<[string, unknown, string]>([
  ['a name without a dot', { ...written, name: 'shipped' }, 'name WRONG_SHAPE'],
  ['a name that is built in', { ...written, name: 'task.created' }, 'name DOES_NOT_FIT'],
  ['no label', { ...written, label: ' ' }, 'label REQUIRED'],
  ['another subject', { ...written, subject: 'task' }, 'subject UNKNOWN'],
  ['fields that are a list', { ...written, fields: [] }, 'fields WRONG_SHAPE'],
  ['a field of unknown data', field({ data: 'money', meaning: 'M.' }), 'fields.one.data UNKNOWN'],
  ['a field without meaning', field({ data: 'text' }), 'fields.one.meaning REQUIRED'],
  ['a choice without choices', field({ data: 'choice', meaning: 'M.' }), 'fields.one.choices REQUIRED'],
  ['a field that is no object', field('text'), 'fields.one WRONG_SHAPE'],
  [
    'a field name with spaces',
    { ...written, fields: { 'a b': { data: 'text', meaning: 'M.' } } },
    'fields.a b WRONG_SHAPE',
  ],
  [
    'a field named like a variable',
    { ...written, fields: { time: { data: 'time', meaning: 'M.' } } },
    'fields.time DOES_NOT_FIT',
  ],
])('%s is refused', (_what, raw, expected) => {
  const parsed = parseCustomType(raw);
  expect(parsed.ok ? [] : parsed.problem.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([expected]);
});

test('two fields of one variable are refused', () => {
  const parsed = parseCustomType({
    ...written,
    fields: { orderNo: { data: 'text', meaning: 'M.' }, orderno: { data: 'text', meaning: 'M.' } },
  });
  expect(parsed.ok ? [] : parsed.problem.map(({ path }) => path.join('.'))).toEqual(['fields.orderno']);
});

const total: PayloadField = { data: 'number', meaning: 'M.', required: true };
const carrier: PayloadField = { data: 'choice', meaning: 'M.', choices: ['post', 'courier'] };
const before: CustomType = {
  name: 'order.shipped',
  label: 'Shipped',
  meaning: 'M.',
  subject: 'custom',
  fields: { total, carrier },
};
const fields = (more: PayloadFields): CustomType => ({ ...before, fields: { ...before.fields, ...more } });

test.each<[string, CustomType, string[]]>([
  ['the same', before, []],
  ['another label', { ...before, label: 'Sent' }, []],
  ['a field more', fields({ note: { data: 'text', meaning: 'M.' } }), []],
  ['a choice more', fields({ carrier: { ...carrier, choices: ['post', 'courier', 'drone'] } }), []],
  ['a field that may be left out now', fields({ total: { data: 'number', meaning: 'M.' } }), []],
  ['another subject', { ...before, subject: 'interaction' }, ['subject']],
  ['a field less', { ...before, fields: { total } }, ['fields.carrier']],
  ['other data', fields({ total: { data: 'text', meaning: 'M.' } }), ['fields.total']],
  ['a choice less', fields({ carrier: { ...carrier, choices: ['post'] } }), ['fields.carrier']],
  ['a field that must be given now', fields({ carrier: { ...carrier, required: true } }), ['fields.carrier']],
  [
    'a new field that must be given',
    fields({ note: { data: 'text', meaning: 'M.', required: true } }),
    ['fields.note'],
  ],
])('declared again with %s', (_what, after, expected) => {
  expect(narrowings(before, after).map(({ path }) => path.join('.'))).toEqual(expected);
});
