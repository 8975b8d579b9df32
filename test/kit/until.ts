/**
 * Waits for a condition.
 * @param what said when it does not come true in time, such as "the subscriber is live"; a function can say how far it got.
 * @throws after `withinMs` (30,000 by default).
 */
export async function until(
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  { withinMs = 30_000, everyMs = 15 }: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<void> {
  const last = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > last) {
      const wanted = typeof what === 'string' ? what : what();
      throw new Error(`Not within ${withinMs / 1000} s: ${wanted}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
