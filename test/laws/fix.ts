import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printSchema } from './printed-schema.law.ts';
import { CHECKOUT, runTool } from './tool.ts';

/** Puts right what a program can: rules of style, format, and the committed schema. */
async function fix(): Promise<void> {
  const root = CHECKOUT;
  await runTool('node_modules/oxlint/bin/oxlint', { root, parameters: ['--fix', '--silent'] });
  const format = await runTool('node_modules/oxfmt/bin/oxfmt', { root, parameters: [] });
  if (format.code !== 0) throw new Error(format.stderr);
  await writeFile(join(root, 'server/schema.graphql'), await printSchema(root));
  process.stdout.write('Formatted, simple findings put right, schema printed. pnpm check says what is left.\n');
}

await fix();
