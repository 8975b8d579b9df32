import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Law, Problem } from './law.ts';
import { CHECKOUT } from './tool.ts';

export interface Planted {
  /** Contents by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Files of the checkout that come along unchanged: the settings of the tool under test. */
  readonly settings: readonly string[];
  /** Paths that lead to paths of the checkout. */
  readonly linked?: readonly string[];
  /** Packages of the workspace by name, with their folders in this tree. */
  readonly workspace?: Readonly<Record<string, string>>;
}

/** What a law finds in a small tree that is planted for it, outside the checkout, and removed again. */
export async function problemsIn(planted: Planted, law: Law): Promise<readonly Problem[]> {
  const root = await mkdtemp(join(tmpdir(), 'belfry-law-'));
  try {
    await plant(root, planted);
    return await law.problems(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

async function plant(root: string, { files, settings, linked = [], workspace = {} }: Planted): Promise<void> {
  for (const file of settings) await cp(join(CHECKOUT, file), join(root, file));
  for (const [path, content] of Object.entries(files)) await put(join(root, path), content);
  for (const path of linked) await link(join(CHECKOUT, path), join(root, path));
  for (const [name, folder] of Object.entries(workspace)) {
    await link(join(root, folder), join(root, 'node_modules', name));
  }
}

async function put(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function link(to: string, from: string): Promise<void> {
  await mkdir(dirname(from), { recursive: true });
  await symlink(to, from);
}
