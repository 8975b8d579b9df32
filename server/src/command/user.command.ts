import type { Command } from 'commander';
import { emailOption, repeated } from './account-options.ts';
import { commandConfig } from './command-config.ts';
import type { CommandWorld } from './command-world.ts';
import { withExamples } from './help.ts';
import { printJson, printLine } from './print.ts';
import { readPassword } from './read-password.ts';

interface UserOptions {
  email: string;
  name: string;
  role: readonly string[];
  organization?: string;
  passwordStdin?: true;
  json?: true;
}

/** `belfry user create`: a user. */
export function addUserCommand(program: Command, world: CommandWorld): void {
  const user = program.command('user').summary('make users').description('Makes users.');
  withExamples(user, ['belfry user create --help']);
  const create = user
    .command('create')
    .summary('make a user')
    .description('Makes a user and prints the user’s id. Without a password the user cannot sign in.')
    .requiredOption('--email <address>', 'the user’s e-mail address', emailOption)
    .requiredOption('--name <name>', 'the user’s name')
    .requiredOption('--role <role>', 'a role, such as Agent; may be given several times', repeated)
    .option('--organization <organization>', 'name or id; needed where there are several')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print what was made as JSON')
    .action(async (options: UserOptions) => {
      const password = options.passwordStdin ? await readPassword(world) : undefined;
      await using accounts = await world.connect(commandConfig(world));
      const { email, name, role: roles, organization } = options;
      const made = await accounts.createUser({ email, name, roles, organization, password });
      await (options.json ? printJson(world.stdout, made) : printLine(world.stdout, made.userId));
    });
  withExamples(create, [
    'belfry user create --email sam@example.org --name "Sam Lee" --role Agent --password-stdin < password.txt',
  ]);
}
