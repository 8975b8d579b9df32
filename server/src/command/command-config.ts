import { describeProblems, readEnvironment, type Config } from '../config/index.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandWorld } from './command-world.ts';
import { exitCodes } from './exit-codes.ts';

/** The checked configuration. Throws CommandFailure that names every mistake. */
export function commandConfig({ variables }: CommandWorld): Config {
  const result = readEnvironment(variables);
  if (result.ok) return result.config;
  throw new CommandFailure(describeProblems(result.problems), {
    exitCode: exitCodes.wrongConfiguration,
  });
}
