import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Channel, Claimed } from './channel.ts';
import { gaveUpFact } from './facts.ts';
import type { LogContent } from './new-delivery.ts';

export interface LogNeeds {
  /** Where logs are kept. Each organization has a folder of its own in it. */
  dir: string;
  clock: Clock;
  /** A file that is as long is put aside. */
  maxBytes: number;
  /** How many that were put aside are kept. */
  kept: number;
}

const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;

/** Whether a text can name a log: letters, digits and dashes, so that it names no other file. */
export const isLogName = (name: string): boolean => namePattern.test(name);

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

/** `name.log` → `name.1.log` → `name.2.log` …; the last one goes. */
async function rotate(dir: string, name: string, kept: number): Promise<void> {
  const path = (number: number): string => join(dir, number === 0 ? `${name}.log` : `${name}.${number}.log`);
  await rm(path(kept), { force: true });
  for (let number = kept - 1; number >= 0; number -= 1) {
    await rename(path(number), path(number + 1)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
}

/** Lines of JSON in `ORGANIZATION/NAME.log`, one for each delivery; after a crash the same line, with the same id, may stand there twice. */
export function createLogChannel({ dir, clock, maxBytes, kept }: LogNeeds): Channel<LogContent> {
  // One file is written by one at a time, so that lines stay whole and a rotation loses none.
  const last = new Map<string, Promise<void>>();

  async function write({ id, organizationId, content: { file, line } }: Claimed<LogContent>): Promise<void> {
    const folder = join(dir, organizationId);
    const path = join(folder, `${file}.log`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), id, ...line })}\n`;
    if ((await sizeOf(path)) + Buffer.byteLength(text) > maxBytes) await rotate(folder, file, kept);
    await appendFile(path, text, { mode: 0o600 });
  }

  function inTurn(claimed: Claimed<LogContent>): Promise<void> {
    const key = `${claimed.organizationId}/${claimed.content.file.toLowerCase()}`;
    const turn = (last.get(key) ?? Promise.resolve()).catch(() => {}).then(() => write(claimed));
    last.set(key, turn);
    void turn.catch(() => {}).then(() => last.get(key) === turn && last.delete(key));
    return turn;
  }

  return {
    async attempt(claimed) {
      if (!isLogName(claimed.content.file))
        return { outcome: { kind: 'never', error: 'A log is named by letters, digits and dashes.' } };
      try {
        await inTurn(claimed);
        return { outcome: { kind: 'sent' } };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
        return { outcome: { kind: 'again', error: `The log could not be written (${code}).` } };
      }
    },
    gaveUp: gaveUpFact(clock),
  };
}
