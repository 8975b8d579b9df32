import { createInterface } from 'node:readline';
import { CommandFailure } from './command-failure.ts';
import type { CommandWorld } from './command-world.ts';
import { exitCodes } from './exit-codes.ts';

/** The first line of standard input, so that a password is never seen on a command line. */
export async function readPassword({ stdin }: CommandWorld): Promise<string> {
  const lines = createInterface({ input: stdin });
  try {
    for await (const line of lines) {
      if (line !== '') return line;
    }
  } finally {
    lines.close();
  }
  throw new CommandFailure('No password came on standard input.', {
    exitCode: exitCodes.wrongUsage,
  });
}
