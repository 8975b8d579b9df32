import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

const refuse = (scalar: string, expected: string, got: unknown): GraphQLError =>
  new GraphQLError(`${scalar} must be ${expected}, not ${JSON.stringify(got)}.`, {
    extensions: { code: 'BAD_REQUEST' },
  });

const instantPattern = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

const [earliest, latest] = [Date.UTC(1000, 0, 1), Date.UTC(9999, 11, 31)];

/** Of a year of four digits in every time zone; others cannot be written as RFC 3339. */
const isDatable = (at: number): boolean => at >= earliest && at < latest;

function readInstant(value: unknown): number {
  const at = typeof value === 'string' && instantPattern.test(value) ? Date.parse(value) : Number.NaN;
  if (!isDatable(at)) throw refuse('DateTime', 'an RFC 3339 instant such as "2026-11-22T10:36:00.000Z"', value);
  return at;
}

const durationPattern = /^(-)?P(?:(\d+)W|(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)$/;
const second = 1000;
const units = [7 * 86_400 * second, 86_400 * second, 3600 * second, 60 * second, second];

/** Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds (no months or years: they have no fixed length). */
export function readDuration(value: unknown): number {
  const match = typeof value === 'string' && value.length < 60 && value !== 'P' ? durationPattern.exec(value) : null;
  if (!match) throw refuse('Duration', 'an ISO 8601 duration such as "PT1H30M"', value);
  const ms = units.reduce((sum, unit, i) => sum + unit * Number(match[i + 2] ?? 0), 0);
  return match[1] ? -ms : ms;
}

/** Writes milliseconds as an ISO 8601 duration of hours, minutes and seconds. */
export function writeDuration(ms: number): string {
  const rest = Math.abs(Math.round(ms));
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor((rest % 3_600_000) / 60_000);
  const seconds = (rest % 60_000) / 1000;
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  return `${ms < 0 ? '-' : ''}PT${text || '0S'}`;
}

function fromNow(value: string): number {
  const at = Date.now() + readDuration(value);
  if (!isDatable(at)) throw refuse('DateTimeOrDuration', 'a duration that ends between the years 1000 and 9999', value);
  return at;
}

const text =
  (scalar: string, pattern: RegExp, expected: string) =>
  (value: unknown): string => {
    if (typeof value !== 'string' || !pattern.test(value)) throw refuse(scalar, expected, value);
    return value;
  };

builder.scalarType('DateTime', {
  description: 'An instant as RFC 3339 in UTC with milliseconds. Any offset is understood.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  parseValue: readInstant,
  serialize: (at) => new Date(at).toISOString(),
});
builder.scalarType('DateTimeOrDuration', {
  description: 'An instant as RFC 3339, or an ISO 8601 duration from now ("-PT1H" is an hour ago).',
  parseValue: (value) => (typeof value === 'string' && /^-?P/.test(value) ? fromNow(value) : readInstant(value)),
  serialize: (at) => new Date(at).toISOString(),
});
builder.scalarType('Duration', {
  description: 'A length of time as ISO 8601 in weeks, days, hours, minutes and seconds ("PT1H30M").',
  specifiedByURL: 'https://scalars.graphql.org/chillicream/duration.html',
  parseValue: readDuration,
  serialize: writeDuration,
});
builder.scalarType('JSON', {
  description: 'Any JSON value: raw payloads only.',
  parseValue: (value) => value,
  serialize: (value) => value,
});
builder.scalarType('Cursor', {
  description: 'An opaque place in a list or stream. Keep it as it is; it is not to be read.',
  parseValue: text('Cursor', /^[\w-]{1,512}$/, 'a cursor that this server gave'),
});
builder.scalarType('EmailAddress', {
  description: 'One e-mail address without a display name.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
  parseValue: text(
    'EmailAddress',
    /^[^\s@<>"(),:;\\[\]]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/,
    'an e-mail address',
  ),
});
