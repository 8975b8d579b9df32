import type { Command } from 'commander';
import { emailOption, lifeOption, scopesOption } from './account-options.ts';
import { commandConfig } from './command-config.ts';
import type { CommandWorld } from './command-world.ts';
import { withExamples } from './help.ts';
import { printJson, printLine } from './print.ts';

interface TokenOptions {
  user: string;
  scopes: readonly string[] | 'all';
  expires?: number;
  name: string;
  json?: true;
}

/** `belfry token create`: an API token. */
export function addTokenCommand(program: Command, world: CommandWorld): void {
  const token = program.command('token').summary('make API tokens').description('Makes API tokens.');
  withExamples(token, ['belfry token create --help']);
  const create = token
    .command('create')
    .summary('make an API token')
    .description('Makes an API token and prints it, alone. It is shown this once only.')
    .requiredOption('--user <address>', 'e-mail address of the user it acts for', emailOption)
    .requiredOption('--scopes <scopes>', 'permissions separated by commas, or all that the user has', scopesOption)
    .option('--expires <time>', 'how long it lives, such as 12h, 30d or 8w', lifeOption)
    .option('--name <name>', 'what the list of tokens calls it', 'Made by the belfry command')
    .option('--json', 'print it as JSON')
    .action(async ({ user, scopes, expires, name, json }: TokenOptions) => {
      await using accounts = await world.connect(commandConfig(world));
      const made = await accounts.createToken({ user, scopes, lifeMs: expires, name });
      await (json ? printJson(world.stdout, made) : printLine(world.stdout, made.token));
    });
  withExamples(create, [
    'belfry token create --user integrator@example.org --scopes all --expires 30d',
    'belfry token create --user ada@example.org --scopes user-events:read,queues:read',
  ]);
}
