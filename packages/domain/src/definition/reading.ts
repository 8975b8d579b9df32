import { type Result, fail, ok } from '../kernel/result.ts';
import type { Issue, IssueCode } from './event-definition.ts';

/** A raw value on its way to be checked, and where it stands. Issues of all parts are collected in one list. */
export interface Reading {
  readonly raw: unknown;
  readonly path: readonly string[];
  readonly issues: Issue[];
}

export function reading(raw: unknown): Reading {
  return { raw, path: [], issues: [] };
}

/** The value, unless something was wrong with it. */
export function resultOf<T>(read: Reading, value: T | undefined): Result<T, readonly Issue[]> {
  return value === undefined || read.issues.length > 0 ? fail(read.issues) : ok(value);
}

/** The part of that name; undefined when what is read is not an object. */
export function part(read: Reading, name: string): Reading {
  const raw = isRecord(read.raw) && Object.hasOwn(read.raw, name) ? read.raw[name] : undefined;
  return { ...read, raw, path: [...read.path, name] };
}

/** Reports a problem of this part. Gives undefined, so that it can be returned in place of the value. */
export function wrong(read: Reading, code: IssueCode, message: string): undefined {
  read.issues.push({ path: read.path, message, code });
  return undefined;
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

export function isAbsent(read: Reading): boolean {
  return read.raw === undefined || read.raw === null;
}

export interface TextLimits {
  readonly min?: number;
  readonly max: number;
}

/** A text without spaces around it. */
export function readText(read: Reading, { min = 1, max }: TextLimits): string | undefined {
  if (typeof read.raw !== 'string') return wrong(read, isAbsent(read) ? 'REQUIRED' : 'WRONG_SHAPE', 'Give a text.');
  const text = read.raw.trim();
  if (text.length < min) return wrong(read, 'REQUIRED', 'Give a text that is not empty.');
  return text.length > max ? wrong(read, 'TOO_LONG', `Shorten it to ${max} characters.`) : text;
}

interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

export function readNumber(read: Reading, { min, max, whole = false }: NumberLimits): number | undefined {
  const { raw } = read;
  if (typeof raw !== 'number' || !Number.isFinite(raw) || (whole && !Number.isInteger(raw)))
    return wrong(read, isAbsent(read) ? 'REQUIRED' : 'WRONG_SHAPE', whole ? 'Give a whole number.' : 'Give a number.');
  return raw < min || raw > max ? wrong(read, 'OUT_OF_RANGE', `Give a number from ${min} to ${max}.`) : raw;
}

export function readFlag(read: Reading, whenAbsent: boolean): boolean | undefined {
  if (isAbsent(read)) return whenAbsent;
  return typeof read.raw === 'boolean' ? read.raw : wrong(read, 'WRONG_SHAPE', 'Give true or false.');
}

/** Every entry of a list, each read alike; undefined when one of them is wrong. */
export function readList<T>(
  read: Reading,
  { min, max }: { readonly min: number; readonly max: number },
  readEntry: (entry: Reading) => T | undefined,
): readonly T[] | undefined {
  const { raw } = read;
  if (!Array.isArray(raw)) return wrong(read, isAbsent(read) ? 'REQUIRED' : 'WRONG_SHAPE', 'Give a list.');
  if (raw.length < min) return wrong(read, 'REQUIRED', min === 1 ? 'Give at least one.' : `Give at least ${min}.`);
  if (raw.length > max) return wrong(read, 'TOO_LONG', `Give at most ${max}.`);
  const entries = raw.map((entry, index) => readEntry({ ...read, raw: entry, path: [...read.path, String(index)] }));
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** One of a closed list of words. */
export function readWord<W extends string>(read: Reading, words: readonly W[]): W | undefined {
  const word = words.find((one) => one === read.raw);
  return word ?? wrong(read, isAbsent(read) ? 'REQUIRED' : 'UNKNOWN', `Choose one of: ${words.join(', ')}.`);
}
