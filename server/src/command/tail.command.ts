import { createLiveClient, type WireError } from '@belfry/client';
import { InvalidArgumentError, type Command } from 'commander';
import { CommandFailure } from './command-failure.ts';
import type { CommandWorld } from './command-world.ts';
import { exitCodes } from './exit-codes.ts';
import { withExamples } from './help.ts';
import { printJson } from './print.ts';
import { openServer, type ServerSession } from './server-session.ts';

const following = `subscription Tail($filter: UserEventFilter, $after: Cursor) {
  userEvents(filter: $filter, after: $after) {
    __typename
    ... on UserEventBatch {
      cursor
      previousCursor
      userEvents {
        seq type customType category occurredAt recordedAt source sourceEventId actorKind
        interaction { id externalId channel }
        actor { id name }
        user { id name }
        queue { id name }
        target { kind user { id name } queue { id name } address }
        reason fields anomaly historical
      }
    }
    ... on StreamHeartbeat { cursor serverTime }
    ... on ResyncRequired { reason snapshotCursor }
  }
}`;

interface Batch {
  readonly userEvents: readonly unknown[];
}

interface TailOptions {
  filter?: Record<string, unknown>;
  after?: string;
  organization?: string;
}

/** `belfry tail`: user events as they are recorded, one JSON document a line. */
export function addTailCommand(program: Command, world: CommandWorld): void {
  const command = program
    .command('tail')
    .summary('follow the user events')
    .description('Prints user events as they are recorded, one JSON document a line, until it is stopped.')
    .option('--filter <json>', 'a UserEventFilter', filterOption)
    .option('--after <cursor>', 'go on after this place instead of the present end')
    .option('--organization <organization>', 'name or id; needed where there are several')
    .option('--json', 'for scripts that give it to every command; the lines are JSON anyway')
    .action(async (options: TailOptions) => {
      const session = await openServer(world, options);
      await follow(session, { world, options });
    });
  withExamples(command, [
    'belfry tail',
    `belfry tail --filter '{"type":{"in":["MUTE_STARTED","MUTE_ENDED"]}}' | jq .user.name`,
  ]);
}

function follow(
  { url, connectionParams }: ServerSession,
  { world, options }: { world: CommandWorld; options: TailOptions },
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const live = createLiveClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: () => ({ ...connectionParams }),
    onState: (state) => {
      if (state.state === 'reconnecting') {
        world.stderr.write(`The server does not answer; trying again in ${Math.ceil(state.inMs / 1000)} s.\n`);
      }
      if (state.state === 'stopped' && state.reason === 'not-signed-in')
        reject(refused('The server does not accept the token.'));
    },
  });
  let printing = Promise.resolve();
  live.stream<Batch>(
    {
      query: following,
      kind: 'log',
      variables: { filter: options.filter ?? null },
      after: options.after ?? null,
    },
    {
      onBatch: ({ userEvents }) => {
        printing = printing.then(async () => {
          for (const event of userEvents) await printJson(world.stdout, event);
        });
      },
      onError: (errors) => reject(streamFailure(errors)),
    },
  );
  const stop = (): void => void printing.then(resolve, reject);
  world.signal.addEventListener('abort', stop, { once: true });
  world.stdout.once('close', stop);
  return promise.finally(() => live.close());
}

function streamFailure(errors: readonly WireError[]): CommandFailure {
  return refused(errors.map(({ message }) => message).join('\n') || 'The server refuses this subscription.');
}

function refused(message: string): CommandFailure {
  return new CommandFailure(message, { exitCode: exitCodes.notAllowed });
}

function filterOption(text: string): Record<string, unknown> {
  try {
    const filter: unknown = JSON.parse(text);
    if (typeof filter === 'object' && filter !== null && !Array.isArray(filter)) return { ...filter };
  } catch {
    // The sentence below says it for both cases.
  }
  throw new InvalidArgumentError('It takes a JSON object such as {"type":{"eq":"OFFER_REJECTED"}}.');
}
