import { globSync } from 'node:fs';

const SKIPPED = /(^|\/)(node_modules|dist|coverage|test-results)(\/|$)/;
export const FOLDERS = ['packages', 'server', 'dashboard', 'test'];

/** Paths under `root`, with `/` and in order, of the files that people write and whose name fits the pattern. */
export function sourceFiles(root: string, name: string): string[] {
  return FOLDERS.flatMap((folder) =>
    globSync(`${folder}/**/${name}`, { cwd: root, exclude: (path) => SKIPPED.test(path) }),
  )
    .filter((path) => !SKIPPED.test(path))
    .toSorted();
}
