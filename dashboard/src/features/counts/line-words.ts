import { labelOf } from '../../shared/words.ts';

/** What a line of the chart is called. */
export function lineWords(type: string | null): string {
  return type === null ? 'Other types' : labelOf(type);
}

/** The colour token of a line by its place; the line of all others has one of its own. */
export function lineColour(index: number, type: string | null): string {
  return type === null ? '--series-other' : `--series-${index + 1}`;
}
