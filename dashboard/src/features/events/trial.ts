import type { TrialData } from './trial.documents.ts';

/** What a draft would have done, in numbers and words. */
export interface TrialWords {
  readonly fired: string;
  /** "9 people, busiest hour 37, ≈ 4.1 per person and day" */
  readonly rest: string;
  /** More than people read: over two per person and day. */
  readonly noisy: boolean;
}

/** One or two alerts per person and day are read; more are not. */
const readPerDay = 2;

export function trialWords({ fired, heldBack, users, busiestHour, perUserPerDay }: TrialData): TrialWords {
  const parts = [
    heldBack > 0 ? `${count(heldBack)} held back` : '',
    users === 1 ? '1 person' : `${count(users)} people`,
    busiestHour ? `busiest hour ${count(busiestHour.count)}` : '',
    `≈ ${perUserPerDay.toLocaleString('en', { maximumFractionDigits: 1 })} per person and day`,
  ];
  return {
    fired: `Would have fired ${count(fired)}×`,
    rest: parts.filter((part) => part !== '').join(', '),
    noisy: perUserPerDay > readPerDay,
  };
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** One bar of a histogram. */
export interface Bar {
  /** Where the stretch begins, as an RFC 3339 text. */
  readonly at: string;
  readonly count: number;
}

const hour = 3_600_000;

/** The counts of consecutive hours put together into at most `most` bars of equal length, gaps filled in. */
export function barsOf(hours: readonly Bar[], most: number): { readonly bars: readonly Bar[]; readonly hours: number } {
  const [first] = hours;
  const last = hours.at(-1);
  if (!first || !last) return { bars: [], hours: 1 };
  const from = Date.parse(first.at);
  const span = Math.round((Date.parse(last.at) - from) / hour) + 1;
  const each = Math.ceil(span / most);
  const counts = Array.from({ length: Math.ceil(span / each) }, () => 0);
  for (const { at, count: amount } of hours) {
    const place = Math.floor((Date.parse(at) - from) / (each * hour));
    counts[place] = (counts[place] ?? 0) + amount;
  }
  const bars = counts.map((amount, place) => ({
    at: new Date(from + place * each * hour).toISOString(),
    count: amount,
  }));
  return { bars, hours: each };
}
