import { Command, CommanderError } from 'commander';
import { CommandFailure } from './command-failure.ts';
import type { CommandOutcome, CommandWorld } from './command-world.ts';
import { addEnvCommand } from './env.command.ts';
import { exitCodes, exitCodesHelp, type ExitCode } from './exit-codes.ts';
import { withExamples } from './help.ts';
import { addImportCommand } from './import.command.ts';
import { addSetupCommand } from './setup.command.ts';
import { addTailCommand } from './tail.command.ts';
import { addTokenCommand } from './token.command.ts';
import { addUserCommand } from './user.command.ts';

/** Runs one command line, without the program's name. Never throws; @returns the exit code. */
export async function runBelfry(words: readonly string[], world: CommandWorld): Promise<ExitCode> {
  const outcome: CommandOutcome = { exitCode: exitCodes.done };
  try {
    await belfryProgram(world, outcome).parseAsync([...words], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    return exitCodeOf(error, world);
  }
}

function belfryProgram(world: CommandWorld, outcome: CommandOutcome): Command {
  const program = new Command('belfry')
    .description('Sets up a Belfry server, fills it and follows it.')
    .version(world.version, '--version', 'print the version')
    .helpOption('--help', 'show help')
    .exitOverride()
    .showHelpAfterError('Add --help to see what it takes.')
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', `\n${exitCodesHelp}`);
  withExamples(program, [
    'belfry import calls.tsv --mapping anonymous-bank',
    'belfry tail',
    'belfry token create --user integrator@example.org --scopes all',
    'belfry import --help',
  ]);
  addSetupCommand(program, world);
  addUserCommand(program, world);
  addTokenCommand(program, world);
  addImportCommand(program, { world, outcome });
  addTailCommand(program, world);
  addEnvCommand(program, world);
  return program;
}

function exitCodeOf(error: unknown, { stderr, signal }: CommandWorld): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  }
  if (signal.aborted) return exitCodes.interrupted;
  if (error instanceof CommandFailure) {
    stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return exitCodes.failed;
}
