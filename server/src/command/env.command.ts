import type { Command } from 'commander';
import { environmentTemplate } from '../config/index.ts';
import type { CommandWorld } from './command-world.ts';
import { commandConfig } from './command-config.ts';
import { withExamples } from './help.ts';
import { printJson, printLine } from './print.ts';

/** `belfry env`: what Belfry reads from the environment. */
export function addEnvCommand(program: Command, world: CommandWorld): void {
  const command = program
    .command('env')
    .summary('check the environment, or print a template of it')
    .description('Checks the variables that Belfry reads, or prints all of them as an .env file.')
    .option('--print-template', 'print every variable with what it is for, commented out')
    .option('--json', 'say what was found as JSON')
    .action(async (options: { printTemplate?: true; json?: true }) => {
      if (options.printTemplate) return printLine(world.stdout, environmentTemplate().trimEnd());
      const { dataDir, port } = commandConfig(world);
      if (options.json) return printJson(world.stdout, { ok: true, dataDir, port });
      return printLine(world.stderr, 'The environment is right.');
    });
  withExamples(command, ['belfry env', 'belfry env --print-template > .env.example']);
}
