import packageJson from '../../package.json' with { type: 'json' };
import { environment } from '../config/index.ts';
import { systemClock } from '../platform/clock.ts';
import { runBelfry } from './belfry.ts';
import { connectForCommand } from './connect.ts';

const stopping = new AbortController();
const stop = (): void => stopping.abort();

// Once each: a second signal ends the process at once.
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
// The reader of our output has gone (`belfry tail | head`): stop as if asked to.
process.stdout.on('error', stop);

process.exitCode = await runBelfry(process.argv.slice(2), {
  variables: environment,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stopping.signal,
  clock: systemClock,
  version: packageJson.version,
  connect: connectForCommand,
});
process.stdin.destroy();
