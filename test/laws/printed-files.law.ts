import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Law, type Problem } from './law.ts';
import { runTool } from './tool.ts';

/** A committed file that a program of the code prints. */
export interface PrintedFile {
  readonly file: string;
  readonly program: string;
}

export const printedFiles: readonly PrintedFile[] = [
  { file: 'server/schema.graphql', program: 'server/src/print-schema.ts' },
  { file: 'server/catalogue.md', program: 'server/src/print-catalogue.ts' },
];

export const printedFilesLaw: Law = {
  name: 'the committed schema and catalogue are those that the code prints',
  async problems(root) {
    const found = await Promise.all(
      printedFiles.map(async (printed) => {
        const committed = await readFile(join(root, printed.file), 'utf8').catch(() => '');
        return comparePrinted(printed.file, await print(root, printed), committed);
      }),
    );
    return found.flat();
  },
};

/** Writes every printed file as the code prints it now. */
export async function writePrintedFiles(root: string): Promise<void> {
  for (const printed of printedFiles) await writeFile(join(root, printed.file), await print(root, printed));
}

/** Throws with what the program said when it fails. */
async function print(root: string, { file, program }: PrintedFile): Promise<string> {
  const { code, stdout, stderr } = await runTool(program, { root, parameters: [] });
  if (code !== 0 || stdout === '') throw new Error(`${file} could not be printed:\n${stderr}`);
  return stdout;
}

export function comparePrinted(file: string, printed: string, committed: string): Problem[] {
  if (printed === committed) return [];
  const [left, right] = [printed.split('\n'), committed.split('\n')];
  const line = left.findIndex((text, index) => text !== right[index]);
  const at = line === -1 ? left.length : line;
  return [
    {
      rule: 'printed-file',
      where: `${file}:${at + 1}`,
      text: `is "${right[at] ?? ''}", the code prints "${left[at] ?? ''}"; pnpm fix writes it`,
    },
  ];
}
