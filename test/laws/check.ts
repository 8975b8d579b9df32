import type { Law } from './law.ts';
import { LAWS } from './laws.ts';
import { CHECKOUT } from './tool.ts';

const SHOWN = 200;

/** One line for a law that holds; for one that does not, what breaks it too. */
async function report(law: Law): Promise<boolean> {
  try {
    const problems = await law.problems(CHECKOUT);
    const lines = problems.slice(0, SHOWN).map(({ rule, where, text }) => `  ${where}  ${rule}: ${text}`);
    const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : [];
    const verdict = problems.length === 0 ? `ok      ${law.name}` : `FAILED  ${law.name}`;
    process.stdout.write(`${[verdict, ...lines, ...more].join('\n')}\n`);
    return problems.length === 0;
  } catch (error) {
    process.stdout.write(`FAILED  ${law.name}\n  ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

let passed = 0;
for (const law of LAWS) passed += Number(await report(law));
process.stdout.write(`${passed} passed, ${LAWS.length - passed} failed\n`);
process.exitCode = passed === LAWS.length ? 0 : 1;
