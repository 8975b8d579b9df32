import { watch } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, tell } from './checkout.mjs';
import { onStopWish, startProgram } from './program.mjs';
import { endOf } from './step.mjs';

const WATCHED = ['server/src', 'server/migrations', 'packages'];
const SETTLE_MS = 150;

/** Runs the server and starts it again after each change of its code, while the dashboard is built again after each of its own. */
export async function develop() {
  const folder = join(CHECKOUT, 'dashboard');
  const vite = 'dashboard/node_modules/vite/bin/vite.js';
  const dashboard = startProgram(vite, ['build', '--watch', '--logLevel', 'warn'], {
    cwd: folder,
    stdin: 'ignore',
  });
  const state = { stopping: false, server: undefined };
  const changes = watchCode();
  onStopWish((signal) => {
    state.stopping = true;
    dashboard.kill(signal);
    state.server?.kill(signal);
    changes.close();
  });
  while (!state.stopping) await runUntilChange(state, changes);
  return 0;
}

async function runUntilChange(state, changes) {
  state.server = startProgram('server/src/main.ts', [], { cwd: CHECKOUT, stdin: 'ignore' });
  const ended = endOf(state.server);
  const changed = changes.next().then(() => state.server.kill('SIGTERM'));
  await ended;
  if (state.stopping) return;
  tell('The server has ended; it starts again after the next change.');
  await changed;
}

/** `next` resolves at the first change after the call, when things have settled, or when nothing is watched any more. */
function watchCode() {
  let notify = () => {};
  let timer;
  const watchers = WATCHED.map((path) =>
    watch(join(CHECKOUT, path), { recursive: true }, (_event, name) => {
      if (name?.includes('node_modules') || /\.test\.tsx?$/.test(name ?? '')) return;
      clearTimeout(timer);
      timer = setTimeout(() => notify(), SETTLE_MS);
    }),
  );
  return {
    next: () => new Promise((resolve) => (notify = resolve)),
    close() {
      for (const watcher of watchers) watcher.close();
      notify();
    },
  };
}
