/** One value that a firing saw, in words. */
export interface SeenLine {
  label: string;
  text: string;
}

interface Words {
  now: number;
  formatDateTime: (at: number, now: number) => string;
  durationWords: (ms: number) => string;
}

const nameEnding = '_name';
const durations = new Set(['duration', 'lasted', 'waited']);
const most = 12;
/** What tells most comes first; the rest follows as it is. */
const order = ['lasted', 'count', 'level', 'queue', 'acting_agent', 'assigned_agent', 'target_agent', 'customer_name'];

/** What a firing saw, each value once: a reference by its name, a duration and an instant in words, what is empty not at all. */
export function seenLines(values: unknown, words: Words): readonly SeenLine[] {
  if (typeof values !== 'object' || values === null) return [];
  const all = new Map<string, unknown>(Object.entries(values));
  return [...all]
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .filter(([name]) => !(name.endsWith(nameEnding) && all.has(name.slice(0, -nameEnding.length))))
    .map(([name, value]) => ({ label: labelOf(name), text: textOf(name, all.get(name + nameEnding) ?? value, words) }))
    .filter(({ text }) => text !== '')
    .slice(0, most);
}

function labelOf(name: string): string {
  const words = name.replaceAll(/[_.]/g, ' ').replace(/ name$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(name: string, value: unknown, words: Words): string {
  if (typeof value === 'number') return numberText(name, value, words);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    return value
      .map((one) => textOf('', one, words))
      .filter((text) => text !== '')
      .join(', ');
  }
  return '';
}

function numberText(name: string, value: number, { now, formatDateTime, durationWords }: Words): string {
  if (name === 'time') return formatDateTime(value, now);
  return durations.has(name) ? durationWords(value) : value.toLocaleString('en');
}

function placeOf(name: string): number {
  const place = order.indexOf(name.replace(/(?<!customer)_name$/, ''));
  return place === -1 ? order.length : place;
}
