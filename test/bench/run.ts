import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/** A measurement is a program that prints what it finds and ends well when that is within its target. */
async function measure(file: string): Promise<boolean> {
  process.stdout.write(`── ${file} ──\n`);
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, file)], {
    stdio: 'inherit',
  });
  await once(child, 'exit');
  return child.exitCode === 0;
}

const wanted = process.argv.slice(2);
const files = globSync('*.bench.ts', { cwd: import.meta.dirname })
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .toSorted();
let passed = 0;
for (const file of files) passed += Number(await measure(file));
process.stdout.write(`${passed} passed, ${files.length - passed} failed\n`);
process.exitCode = passed === files.length ? 0 : 1;
