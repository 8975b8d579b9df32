import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A step of the preparation that did not work. */
export class StepFailed extends Error {}

/** Runs a program to its end with its output on standard error, and throws StepFailed when it does not end well. */
export async function runStep(program, parameters, { cwd, env }) {
  const { code, signal } = await runToEnd(program, parameters, {
    cwd,
    env,
    stdio: ['ignore', 2, 2],
  });
  if (code === 0) return;
  throw new StepFailed(`${program} ${parameters.join(' ')} ended with ${signal ?? `code ${code}`}.`);
}

/** Runs a program to its end; a signal to this process ends it with all that it has started. */
export async function runToEnd(program, parameters, options) {
  const child = spawn(program, parameters, { ...options, detached: true });
  const forward = (signal) => killGroup(child, signal);
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    return await endOf(child);
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}

export function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function killGroup({ pid }, signal) {
  if (pid !== undefined) process.kill(-pid, signal);
}
