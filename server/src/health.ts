import { statfs } from 'node:fs/promises';
import type { RecordingItem } from './modules/interactions/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Ids } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import { ownFact } from './recording.ts';

export interface HealthNeeds {
  clock: Clock;
  ids: Ids;
  log: Log;
  /** Every organization hears of what its server does. */
  organizations: () => Promise<readonly { id: string }[]>;
  record: (organizationId: string, items: readonly RecordingItem[]) => Promise<unknown>;
  /** How many user events wait to be recorded. */
  backlog: () => number;
  dataDir: string;
  process: { role: string; host: string; version: string };
  /** How much room there is; measured on the file system unless given. */
  roomIn?: (directory: string) => Promise<Room>;
}

export interface Room {
  freeBytes: number;
  totalBytes: number;
}

/** Room is low below the first percentage, and no longer low above the second. */
const low = { below: 10, over: 15 };
const storageEveryMs = 60_000;
const backlogEveryMs = 5_000;
/** A backlog is told again when it has moved by so many. */
const backlogStep = 500;

type HealthFact = Extract<RecordingItem['type'], `system.${string}`>;

/** Tells the log of each organization how the process does: that it starts and stops, and when room or time runs out. */
export function createHealth(needs: HealthNeeds) {
  const { log, dataDir, backlog, roomIn = roomOnDisk } = needs;
  const timers: NodeJS.Timeout[] = [];
  let isLow = false;
  let toldSteps = 0;

  async function tell(type: HealthFact, fields: Record<string, unknown>, reason: string | null = null): Promise<void> {
    const subject = { kind: 'process', id: `${needs.process.role}@${needs.process.host}` };
    const told = (await needs.organizations()).map(({ id }) =>
      needs.record(id, [ownFact(needs, { type, subject, fields, reason })]),
    );
    await Promise.all(told);
  }

  async function checkStorage(): Promise<void> {
    const { freeBytes, totalBytes } = await roomIn(dataDir);
    const freePercent = Math.round((freeBytes / Math.max(1, totalBytes)) * 1000) / 10;
    if (!isLow && freePercent < low.below) {
      isLow = true;
      await tell('system.storage_low', { directory: dataDir, freeBytes, freePercent });
    } else if (freePercent > low.over) isLow = false;
  }

  async function checkBacklog(): Promise<void> {
    const waiting = backlog();
    const steps = Math.floor(waiting / backlogStep);
    if (steps === toldSteps) return;
    toldSteps = steps;
    await tell('system.backlog', { waiting });
  }

  const every = (ms: number, what: string, check: () => Promise<void>): void => {
    const timer = setInterval(() => void check().catch((error: unknown) => log.error({ err: error }, what)), ms);
    timer.unref();
    timers.push(timer);
  };

  return {
    checkStorage,
    checkBacklog,
    async start(): Promise<void> {
      every(storageEveryMs, 'the free space could not be measured', checkStorage);
      every(backlogEveryMs, 'the backlog could not be told', checkBacklog);
      await tell('system.process_started', needs.process);
    },
    async stop(reason: string): Promise<void> {
      for (const timer of timers) clearInterval(timer);
      await tell('system.process_stopped', needs.process, reason);
    },
  };
}

async function roomOnDisk(directory: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(directory);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
