import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes one line, and waits while the reader is slower than we are. */
export async function printLine(to: Writable, line: string): Promise<void> {
  if (!to.write(`${line}\n`) && !to.destroyed) {
    await Promise.race([once(to, 'drain'), once(to, 'close')]);
  }
}

/** One JSON document on one line. */
export function printJson(to: Writable, value: unknown): Promise<void> {
  return printLine(to, JSON.stringify(value));
}
