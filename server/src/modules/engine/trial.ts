import type { Trial as DomainTrial } from '@belfry/domain';

/** What a definition would have done over a time gone by. Instants in epoch milliseconds. */
export interface Trial extends Pick<
  DomainTrial,
  'fired' | 'heldBack' | 'users' | 'perUserPerDay' | 'hours' | 'busiestHour'
> {
  /** The latest, newest first. */
  matches: readonly TrialMatch[];
  eventsRead: number;
  /** It read no further: there were too many events, or it took too long. */
  cutShort: boolean;
}

export type TrialHour = DomainTrial['hours'][number];

export interface TrialMatch {
  at: number;
  interactionId: string | null;
  title: string;
  values: Readonly<Record<string, unknown>>;
}

/** What a draft would have done, beside what the saved version would have. */
export interface Trials {
  draft: Trial;
  current: Trial | null;
}
