/** What a definition would have done over a time gone by. Instants in epoch milliseconds. */
export interface Trial {
  fired: number;
  /** How many actions its frequency would have held back. */
  heldBack: number;
  /** How many users it would have told. */
  users: number;
  busiestHour: TrialHour | null;
  /** Firings that tell, for each user told, a day. */
  perUserPerDay: number;
  /** Every hour with a firing, oldest first. */
  hours: readonly TrialHour[];
  /** The latest, newest first. */
  matches: readonly TrialMatch[];
  eventsRead: number;
  /** It read no further: there were too many events, or it took too long. */
  cutShort: boolean;
}

export interface TrialHour {
  at: number;
  count: number;
}

export interface TrialMatch {
  at: number;
  interactionId: string | null;
  title: string;
  values: Readonly<Record<string, unknown>>;
}
