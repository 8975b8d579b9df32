import type { ExitCode } from './exit-codes.ts';

/** The command cannot do what it was asked to. The message says what to do about it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;

  constructor(message: string, { exitCode, cause }: { exitCode: ExitCode; cause?: unknown }) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}
