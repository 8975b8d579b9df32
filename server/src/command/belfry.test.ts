import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { runBelfry } from './belfry.ts';
import type { CommandAccounts } from './connect.ts';

interface Asked {
  readonly call: string;
  readonly input: unknown;
}

function accounts(asked: Asked[]): CommandAccounts {
  const note =
    <Answer>(call: string, answer: Answer) =>
    (input: unknown): Promise<Answer> => {
      asked.push({ call, input });
      return Promise.resolve(answer);
    };
  return {
    setUpOrganization: note('setUpOrganization', { organizationId: 'o1', userId: 'u1' }),
    createUser: note('createUser', { userId: 'u2' }),
    createToken: note('createToken', { token: 'blf_secret' }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function run(words: readonly string[], input = '') {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const asked: Asked[] = [];
  stdin.end(input);
  const [printed, said] = [text(stdout), text(stderr)];
  const exitCode = await runBelfry(words, {
    variables: { BELFRY_DATA_DIR: '/nowhere/belfry' },
    stdin,
    stdout,
    stderr,
    signal: new AbortController().signal,
    clock: systemClock,
    version: '1.2.3',
    connect: () => Promise.resolve(accounts(asked)),
  });
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await printed, stderr: await said, asked };
}

const commands = ['', 'setup', 'user', 'user create', 'token', 'token create', 'import', 'tail', 'env'];

test.for(commands)('the help of "belfry %s" begins with examples', async (command) => {
  const words = command.split(' ').filter((word) => word !== '');
  const { exitCode, stdout, stderr } = await run([...words, '--help']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Examples:\n {2}belfry /);
  expect(stdout).toMatchSnapshot();
});

test('the version is printed alone', async () => {
  expect(await run(['--version'])).toEqual({
    exitCode: 0,
    stdout: '1.2.3\n',
    stderr: '',
    asked: [],
  });
});

test('a mistyped command is told the nearest one', async () => {
  const { exitCode, stderr } = await run(['imprt', 'file.csv']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('(Did you mean import?)');
});

test('a mistyped option is told the nearest one', async () => {
  const { exitCode, stderr } = await run(['tail', '--filtr', '{}']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('(Did you mean --filter?)');
});

test('a token is printed alone', async () => {
  const words = ['token', 'create', '--user', 'ada@example.org', '--scopes', 'a:read,b:write', '--expires', '30d'];
  const { asked, ...printed } = await run(words);
  expect(printed).toEqual({ exitCode: 0, stdout: 'blf_secret\n', stderr: '' });
  expect(asked).toEqual([
    {
      call: 'createToken',
      input: {
        user: 'ada@example.org',
        scopes: ['a:read', 'b:write'],
        lifeMs: 2_592_000_000,
        name: 'Made by the belfry command',
      },
    },
  ]);
});

test('a user’s password comes from standard input', async () => {
  const words = [
    'user',
    'create',
    '--email',
    'sam@example.org',
    '--name',
    'Sam',
    '--role',
    'Agent',
    '--role',
    'Analyst',
    '--password-stdin',
    '--json',
  ];
  const { asked, stdout } = await run(words, 'a long secret\n');
  expect(stdout).toBe('{"userId":"u2"}\n');
  expect(asked[0]?.input).toEqual({
    email: 'sam@example.org',
    name: 'Sam',
    roles: ['Agent', 'Analyst'],
    organization: undefined,
    password: 'a long secret',
  });
});

test('setting up names the administrator after the e-mail address when nothing else is said', async () => {
  const { asked, stdout, stderr } = await run(
    ['setup', '--organization', 'North', '--email', 'ada@example.org', '--password-stdin'],
    'a long secret\n',
  );
  expect([stdout, stderr]).toEqual(['', 'North is set up; ada@example.org can sign in.\n']);
  expect(asked[0]?.input).toMatchObject({ name: 'ada@example.org', timeZone: 'UTC' });
});

test('a missing password is a wrong use', async () => {
  const { exitCode, stderr } = await run([
    'setup',
    '--organization',
    'North',
    '--email',
    'ada@example.org',
    '--password-stdin',
  ]);
  expect([exitCode, stderr]).toEqual([2, 'No password came on standard input.\n']);
});

test('without a running server an import says how to get one', async () => {
  const { exitCode, stderr } = await run(['import', 'file.csv', '--mapping', 'anonymous-bank']);
  expect(exitCode).toBe(69);
  expect(stderr).toContain('npm start');
});

test('an unknown mapping is told which there are', async () => {
  const { exitCode, stderr } = await run(['import', 'file.csv', '--mapping', 'nobody']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('anonymous-bank, volvo-incidents');
});

test('the template of the environment is data', async () => {
  const { exitCode, stdout, stderr } = await run(['env', '--print-template']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('# PORT=4000');
});
