import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Law, type Problem } from './law.ts';
import { runTool } from './tool.ts';

const FILE = 'server/schema.graphql';

export const printedSchemaLaw: Law = {
  name: 'the committed schema is the one that the code prints',
  async problems(root) {
    const committed = await readFile(join(root, FILE), 'utf8').catch(() => '');
    return compareSchemas(await printSchema(root), committed);
  },
};

/** The schema as the server's code prints it. Throws with what the program said when it fails. */
export async function printSchema(root: string): Promise<string> {
  const { code, stdout, stderr } = await runTool('server/src/print-schema.ts', {
    root,
    parameters: [],
  });
  if (code !== 0 || stdout === '') throw new Error(`The schema could not be printed:\n${stderr}`);
  return stdout;
}

export function compareSchemas(printed: string, committed: string): Problem[] {
  if (printed === committed) return [];
  const [left, right] = [printed.split('\n'), committed.split('\n')];
  const line = left.findIndex((text, index) => text !== right[index]);
  const at = line === -1 ? left.length : line;
  return [
    {
      rule: 'printed-schema',
      where: `${FILE}:${at + 1}`,
      text: `is "${right[at] ?? ''}", the code prints "${left[at] ?? ''}"; pnpm fix writes it`,
    },
  ];
}
