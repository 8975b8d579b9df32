import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CHECKOUT, NODE, tell } from '../server/launch/checkout.mjs';
import { ensureDashboard } from '../server/launch/dashboard.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';
import { runToEnd, StepFailed } from '../server/launch/step.mjs';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const REAL_LOGS = resolve(CHECKOUT, process.env.BELFRY_REAL_LOGS ?? '../shared/data');

/** The projects of vitest.config.ts; `lacks` says what a project needs and this machine does not have. */
const PROJECTS = [
  { name: 'unit' },
  { name: 'laws' },
  { name: 'pg' },
  { name: 'conformance' },
  { name: 'faults' },
  {
    name: 'e2e',
    lacks: () => !existsSync(CHROMIUM) && `no Chromium at ${CHROMIUM} (CHROMIUM_PATH)`,
  },
  {
    name: 'real-logs',
    lacks: () => !existsSync(REAL_LOGS) && `no real logs at ${REAL_LOGS} (BELFRY_REAL_LOGS)`,
  },
];

/** Runs one project and resolves with how many of its tests passed and failed. A project without tests has failed. */
async function runProject(name, folder) {
  const file = join(folder, `${name}.json`);
  tell(`\n── ${name} ──`);
  const vitest = join(CHECKOUT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runToEnd(NODE, [vitest, 'run', '--project', name, ...reporters], {
    cwd: CHECKOUT,
    env: { ...process.env, CHROMIUM_PATH: CHROMIUM, BELFRY_REAL_LOGS: REAL_LOGS },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { passed, failed, skipped } = existsSync(file) ? count(file) : { passed: 0, failed: 0, skipped: 0 };
  if (skipped > 0) tell(`${name}: ${skipped} skipped`);
  if (passed + failed === 0) tell(`${name}: found no tests, which counts as a failure`);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

/** A file that cannot even be loaded has no tests that could fail: it counts as one itself. */
function count(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Resolves with how many failures the dashboard's build is: tests that need no dashboard say more than none. */
async function buildDashboard() {
  try {
    await ensureDashboard();
    return 0;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    tell(error.message);
    return 1;
  }
}

/** Given names run just those projects. */
async function runTests(names) {
  await ensureInstalled();
  const wanted = PROJECTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const left = wanted.map(({ name, lacks }) => ({ name, why: lacks?.() })).filter(({ why }) => why);
  const folder = mkdtempSync(join(tmpdir(), 'belfry-results-'));
  const sum = { passed: 0, failed: wanted.length === 0 ? 1 : await buildDashboard() };
  for (const { name } of wanted.filter((project) => !left.some((out) => out.name === project.name))) {
    const { passed, failed } = await runProject(name, folder);
    sum.passed += passed;
    sum.failed += failed;
  }
  rmSync(folder, { recursive: true });
  for (const { name, why } of left) tell(`left out: ${name}, because there is ${why}`);
  return sum;
}

let sum;
try {
  sum = await runTests(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  tell(error.message);
  sum = { passed: 0, failed: 1 };
}
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;
