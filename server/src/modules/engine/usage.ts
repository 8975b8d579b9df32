/** How much one definition is used, and what of it is looked at. */
export interface Usage {
  /** The definition's. */
  id: string;
  firedLastHour: number;
  firedLastDay: number;
  firedLastWeek: number;
  /** Firings of each of the last 24 hours, oldest first. */
  hours: readonly number[];
  /** Notifications of the last week: read, acknowledged, and left unread for a day or longer. */
  opened: number;
  acknowledged: number;
  ignored: number;
  /** Actions of the last week that their frequency held back. */
  heldBack: number;
  /** What it costs to ask whether it fires, on average. */
  microseconds: number;
  /** Notifications for each user it told, a day of the last week. */
  perUserPerDay: number;
  /** It tells somebody more than twice a day, on average. */
  noisy: boolean;
  /** It is on and older than a week, and has not fired for a week. */
  dead: boolean;
}
