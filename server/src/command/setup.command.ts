import type { Command } from 'commander';
import { emailOption } from './account-options.ts';
import { commandConfig } from './command-config.ts';
import type { CommandWorld } from './command-world.ts';
import { withExamples } from './help.ts';
import { printJson, printLine } from './print.ts';
import { readPassword } from './read-password.ts';

interface SetupOptions {
  organization: string;
  email: string;
  name?: string;
  timeZone: string;
  json?: true;
}

/** `belfry setup`: the first organization and administrator. */
export function addSetupCommand(program: Command, world: CommandWorld): void {
  const command = program
    .command('setup')
    .summary('make the first organization and its administrator')
    .description('Makes an organization and an administrator who can sign in.')
    .requiredOption('--organization <name>', 'name of the organization')
    .requiredOption('--email <address>', 'the administrator’s e-mail address', emailOption)
    .requiredOption('--password-stdin', 'read the password from standard input')
    .option('--name <name>', 'the administrator’s name; the e-mail address where it is left out')
    .option('--time-zone <zone>', 'the organization’s time zone', 'UTC')
    .option('--json', 'print what was made as JSON')
    .action(async ({ json, name, ...options }: SetupOptions) => {
      const password = await readPassword(world);
      await using accounts = await world.connect(commandConfig(world));
      const made = await accounts.setUpOrganization({
        ...options,
        name: name ?? options.email,
        password,
      });
      const sentence = `${options.organization} is set up; ${options.email} can sign in.`;
      await (json ? printJson(world.stdout, made) : printLine(world.stderr, sentence));
    });
  withExamples(command, [
    'belfry setup --organization "North Support" --email ada@example.org --password-stdin < password.txt',
  ]);
}
