/** A length of time as people write it: a number and its unit. The number is kept as typed. */
export interface TimeAmount {
  readonly amount: string;
  readonly unit: TimeUnit;
}

export type TimeUnit = 's' | 'min' | 'h' | 'd';

export const timeUnits: readonly {
  readonly unit: TimeUnit;
  readonly label: string;
  readonly ms: number;
}[] = [
  { unit: 's', label: 'seconds', ms: 1000 },
  { unit: 'min', label: 'minutes', ms: 60_000 },
  { unit: 'h', label: 'hours', ms: 3_600_000 },
  { unit: 'd', label: 'days', ms: 86_400_000 },
];

/** Milliseconds; null when the number is none, below zero, or zero where there must be some time. */
export function millisecondsOf({ amount, unit }: TimeAmount, least: 'some' | 'none' = 'some'): number | null {
  const number = amount.trim() === '' ? Number.NaN : Number(amount.replace(',', '.'));
  const ms = timeUnits.find((one) => one.unit === unit)?.ms ?? 1000;
  const isEnough = least === 'none' ? number >= 0 : number > 0;
  return Number.isFinite(number) && isEnough ? Math.round(number * ms) : null;
}

/** What counts from an instant that its subject names may fire at that instant itself. */
export function leastAfter({ countsFrom }: { readonly countsFrom: string | null }): 'some' | 'none' {
  return countsFrom === null ? 'some' : 'none';
}

/** In the largest unit that says it in whole numbers. */
export function amountOf(ms: number): TimeAmount {
  const fitting = timeUnits.findLast((one) => ms >= one.ms && ms % one.ms === 0);
  if (fitting) return { amount: String(ms / fitting.ms), unit: fitting.unit };
  return { amount: String(ms / 1000), unit: 's' };
}
