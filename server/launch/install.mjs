import { existsSync } from 'node:fs';
import { CHECKOUT, hashOf, NODE, stamp, tell } from './checkout.mjs';
import { runStep } from './step.mjs';

const PNPM = 'pnpm@12.21.0';

/** Installs the packages when the lock file is another than at the last install. */
export async function ensureInstalled() {
  const hash = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml']);
  if (stamp('install').is(hash) && existsSync(NODE)) return;
  tell('Installing packages (the first time takes about a minute) …');
  await runStep('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: CHECKOUT,
    env: { ...withoutNpm(process.env), CI: 'true' },
  });
  stamp('install').write(hash);
  tell('Packages are installed.');
}

/** What npm tells its scripts about themselves would mislead the npm and the pnpm that are run from one. */
function withoutNpm(variables) {
  const own =
    /^(INIT_CWD|NODE|npm_(command|execpath|node_execpath|lifecycle_.*|package_.*|config_(local_|global_)?prefix|config_silent|config_loglevel))$/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !own.test(name)));
}
