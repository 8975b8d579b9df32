import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
/** The pinned Node of the workspace, there once packages are installed. */
export const NODE = join(CHECKOUT, 'node_modules/node/bin/node');

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'test-results']);

/** Says what is going on, on standard error: standard output belongs to the server or the command. */
export function tell(text) {
  process.stderr.write(`${text}\n`);
}

/** A hash of the contents and names of files and whole folders, given as paths in the checkout. */
export function hashOf(paths, { except = /$^/ } = {}) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of paths.flatMap((path) => filesIn(join(CHECKOUT, path)))) {
    if (except.test(file)) continue;
    hash
      .update(`${relative(CHECKOUT, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  const entries = readEntries(path);
  if (entries === undefined) return [path];
  return entries
    .filter(({ name }) => !SKIPPED.has(name))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

function readEntries(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** A note of what a step was last done for, kept with the installed packages and gone with them. */
export function stamp(name) {
  const file = join(CHECKOUT, 'node_modules', `.belfry-${name}`);
  return {
    is: (hash) => existsSync(file) && readFileSync(file, 'utf8') === hash,
    write(hash) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, hash);
    },
  };
}
