import { InvalidArgumentError } from 'commander';
import { readDuration } from './duration-text.ts';

export function emailOption(text: string): string {
  if (/^[^\s@<>]+@[^\s@<>]+$/.test(text)) return text;
  throw new InvalidArgumentError('It is not an e-mail address.');
}

/** `a,b` as a list, or `all`. */
export function scopesOption(text: string): readonly string[] | 'all' {
  if (text === 'all') return 'all';
  const scopes = text.split(',').map((scope) => scope.trim());
  if (!scopes.includes('')) return scopes;
  throw new InvalidArgumentError('It takes permissions separated by commas, or the word all.');
}

export function lifeOption(text: string): number {
  const lifeMs = readDuration(text);
  if (lifeMs !== null) return lifeMs;
  throw new InvalidArgumentError('It takes a time such as 12h, 30d or 8w.');
}

/** An option that may be given several times. */
export function repeated(text: string, given: readonly string[] | undefined): readonly string[] {
  return [...(given ?? []), text];
}
