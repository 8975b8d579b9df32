import { ensureDashboard } from './launch/dashboard.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { CHECKOUT, tell } from './launch/checkout.mjs';
import { develop } from './launch/develop.mjs';
import { runProgram } from './launch/program.mjs';
import { StepFailed } from './launch/step.mjs';

/**
 * `node server/launch.mjs` starts the server, `… dev` does so and follows changes, `… belfry …` runs a command. Needs nothing but Node 20
 * and npm: what is missing is installed and built first.
 */
async function launch([mode, ...parameters]) {
  await ensureInstalled();
  if (mode === 'belfry') {
    const cwd = process.env.INIT_CWD ?? process.cwd();
    return runProgram('server/src/command/main.ts', parameters, { cwd, stdin: 'inherit' });
  }
  if (mode === 'dev') return develop();
  if (process.env.BELFRY_ROLE !== 'worker') await ensureDashboard();
  return runProgram('server/src/main.ts', [], { cwd: CHECKOUT, stdin: 'ignore' });
}

try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  tell(error.message);
  process.exitCode = 1;
}
