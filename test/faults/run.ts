import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What makes a test of this name as long as it was meant to be; `npm test` runs short ones. */
const long: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  retried: { BELFRY_FAULTS_KEYS: '100000' },
  kill: { BELFRY_FAULTS_KILLS: '20' },
  'database-crash': { BELFRY_FAULTS_KILLS: '60' },
  webhooks: { BELFRY_FAULTS_DELIVERIES: '10000', BELFRY_FAULTS_KILLS: '20' },
};

const names = process.argv.slice(2);
const wanted =
  names.length > 0 ? names : ['resume', 'slow-client', 'retried', 'kill', 'database-crash', 'second-start', 'webhooks'];
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
let failed = 0;
for (const name of wanted) {
  const words = ['run', '--project', 'faults', `faults/${name}`];
  const child = spawn(process.execPath, [vitest, ...words], {
    stdio: 'inherit',
    env: { ...long[name], ...process.env },
  });
  await once(child, 'exit');
  failed += Number(child.exitCode !== 0);
}
process.stdout.write(`${wanted.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
