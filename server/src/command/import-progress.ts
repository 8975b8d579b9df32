import type { ImportTally } from '@belfry/connect';
import type { CommandWorld } from './command-world.ts';

const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 2_000;
const BAR_WIDTH = 24;

/** How far the reading is. */
export interface Reading {
  readonly bytes: number;
  readonly size: number;
  readonly tally: ImportTally;
}

export interface ImportProgress {
  /** May be called for every row: it draws only now and then. */
  update(): void;
  /** Leaves the terminal on a fresh line. */
  end(): void;
}

/** A bar on a terminal; plain lines elsewhere and where NO_COLOR is set. */
export function showProgress({ stderr, variables, clock }: CommandWorld, read: () => Reading): ImportProgress {
  const isBar = stderr.isTTY === true && !variables['NO_COLOR'];
  const every = isBar ? BAR_EVERY_MS : LINE_EVERY_MS;
  const started = clock.now();
  let last = started;
  return {
    update() {
      const now = clock.now();
      if (now - last < every) return;
      last = now;
      const line = progressLine(read(), { isBar, seconds: (now - started) / 1000 });
      stderr.write(isBar ? `\r${line}\u001B[K` : `${line}\n`);
    },
    end() {
      if (isBar) stderr.write('\r\u001B[K');
    },
  };
}

/** `isBar` draws a bar before the words. */
export function progressLine(
  { bytes, size, tally }: Reading,
  { isBar, seconds }: { isBar: boolean; seconds: number },
): string {
  const share = size === 0 ? 1 : Math.min(1, bytes / size);
  const settled = tally.recorded + tally.duplicates + tally.refused;
  const words = [
    `${Math.floor(share * 100)} %`,
    `${counted(tally.read)} rows`,
    `${counted(settled)} events`,
    `${counted(Math.round(settled / Math.max(seconds, 0.001)))}/s`,
  ].join(' · ');
  const full = Math.round(share * BAR_WIDTH);
  return isBar ? `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${words}` : words;
}

/** 1234567 → `1,234,567`. */
export function counted(count: number): string {
  return count.toLocaleString('en-US');
}
