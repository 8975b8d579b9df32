import type { Fact } from './fact.ts';

/** A payload field as text; null when it is absent, empty or something else. */
export function textOf(fact: Fact, name: string): string | null {
  const value = fact.fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A payload field as a finite number; null otherwise. */
export function numberOf(fact: Fact, name: string): number | null {
  const value = fact.fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The texts of a payload field that is a list; none otherwise. */
export function textsOf(fact: Fact, name: string): readonly string[] {
  const value = fact.fields[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A payload field that must be one of some words; null otherwise. */
export function wordOf<W extends string>(fact: Fact, name: string, words: readonly W[]): W | null {
  const value = fact.fields[name];
  return words.find((word) => word === value) ?? null;
}
