import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../platform/clock.ts';
import type { ConnectForCommand } from './connect.ts';
import type { ExitCode } from './exit-codes.ts';

/** All that a command sees of the machine, so that tests can hand it another. */
export interface CommandWorld {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Data. */
  readonly stdout: Writable;
  /** What people read. */
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Aborted when the command shall stop, cleanly. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly version: string;
  readonly connect: ConnectForCommand;
}

/** A command that ran through sets how it went. */
export interface CommandOutcome {
  exitCode: ExitCode;
}
