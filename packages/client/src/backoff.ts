const longestMs = 20_000;
const firstMs = 500;
const shortestMs = 100;

/** How long to wait before try number `tries` (0 is the first again): full jitter, so that many clients do not come back at once. */
export function backoffMs(tries: number, random: () => number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(tries, 30));
  return Math.max(shortestMs, Math.round(random() * ceiling));
}
