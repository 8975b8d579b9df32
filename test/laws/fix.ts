import { writePrintedFiles } from './printed-files.law.ts';
import { CHECKOUT, runTool } from './tool.ts';

/** Puts right what a program can: rules of style, format, and the committed schema and catalogue. */
async function fix(): Promise<void> {
  const root = CHECKOUT;
  await runTool('node_modules/oxlint/bin/oxlint', { root, parameters: ['--fix', '--silent'] });
  const format = await runTool('node_modules/oxfmt/bin/oxfmt', { root, parameters: [] });
  if (format.code !== 0) throw new Error(format.stderr);
  await writePrintedFiles(root);
  process.stdout.write(
    'Formatted, simple findings put right, schema and catalogue printed. pnpm check says what is left.\n',
  );
}

await fix();
