const HOUR = 3_600_000;
/** How busy each hour of the day is, in UTC; 1 is the day's mean. */
const byHour = [
  0.15, 0.1, 0.1, 0.1, 0.15, 0.3, 0.6, 1.1, 1.7, 2.1, 2.2, 2.0, 1.6, 1.7, 2.0, 1.9, 1.6, 1.3, 1.0, 0.8, 0.6, 0.45, 0.3,
  0.15,
] as const;

/** How busy a contact centre is at an instant, as a share of the day's mean. Goes smoothly from hour to hour. */
export function busyness(at: number): number {
  const hours = at / HOUR;
  const hour = Math.floor(hours);
  const share = hours - hour;
  return levelOf(hour) * (1 - share) + levelOf(hour + 1) * share;
}

function levelOf(hour: number): number {
  return byHour[((hour % 24) + 24) % 24] ?? 1;
}
