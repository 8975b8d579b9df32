import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { CHECKOUT, NODE } from './checkout.mjs';
import { endOf } from './step.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_WISH_MS = 1_000;
const PARENT_CHECK_MS = 500;

/** Runs one of Belfry's programs with the pinned Node and resolves with its exit code. */
export async function runProgram(file, parameters, { cwd, stdin }) {
  const child = startProgram(file, parameters, { cwd, stdin });
  onStopWish((signal) => child.kill(signal));
  const { code, signal } = await endOf(child);
  return code ?? 128 + constants.signals[signal];
}

/**
 * Starts a program in a session of its own, so that a signal reaches it once, from here; when this process is gone, however
 * it ended, the program learns so by the closed channel.
 */
export function startProgram(file, parameters, { cwd, stdin }) {
  const cache = join(CHECKOUT, 'node_modules/.cache/belfry-compiled');
  mkdirSync(cache, { recursive: true });
  const guard = join(CHECKOUT, 'server/launch/end-with-launcher.mjs');
  return spawn(NODE, ['--import', guard, resolve(CHECKOUT, file), ...parameters], {
    cwd,
    detached: true,
    env: { NODE_COMPILE_CACHE: cache, ...process.env },
    stdio: [stdin, 'inherit', 'inherit', 'ipc'],
  });
}

/** Calls back with the signal that asks this process to stop, and with SIGTERM when the npm that runs it was killed. */
export function onStopWish(stop) {
  onSignals(stop);
  onNpmGone(() => stop('SIGTERM'));
}

/** A terminal and npm both pass a Ctrl-C on: what comes twice within a second is one wish. */
function onSignals(stop) {
  const last = new Map();
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - (last.get(signal) ?? -Infinity) > SAME_WISH_MS) stop(signal);
      last.set(signal, now);
    });
  }
}

/** A killed npm can pass nothing on. Started by hand, this process may outlive the shell. */
function onNpmGone(stop) {
  if (!process.env.npm_command) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}
