import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, hashOf, NODE, stamp, tell } from './checkout.mjs';
import { runStep } from './step.mjs';

const INPUTS = [
  'dashboard',
  'packages',
  'server/launch/dashboard.mjs',
  'server/schema.graphql',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
];

/** Builds the dashboard when anything that goes into it is other than at the last build. */
export async function ensureDashboard() {
  const hash = hashOf(INPUTS, { except: /\.test\.tsx?$/ });
  const folder = join(CHECKOUT, 'dashboard');
  if (stamp('dashboard').is(hash) && existsSync(join(folder, 'dist/index.html'))) return;
  tell('Building the dashboard …');
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await runStep(NODE, [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  stamp('dashboard').write(hash);
  tell('The dashboard is built.');
}
