import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Law, Problem } from './law.ts';
import { FOLDERS, sourceFiles } from './source-files.ts';
import { parseOutput, runTool } from './tool.ts';

const cruiseSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        unresolvedTo: z.string().optional(),
        rule: z.object({ name: z.string() }),
      }),
    ),
  }),
});

export const arrowsLaw: Law = {
  name: 'every import points the right way',
  async problems(root) {
    const files = ['*.ts', '*.tsx', '*.mjs'].flatMap((name) => sourceFiles(root, name));
    const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
    const parameters = [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const run = await runTool('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', {
      root,
      parameters,
    });
    const { modules, summary } = parseOutput(run, (json) => cruiseSchema.parse(json));
    const seen = new Set(modules.map(({ source }) => source));
    return [
      ...unseen(files, seen),
      ...summary.violations.map(({ rule, from, to, unresolvedTo }) => ({
        rule: rule.name,
        where: from,
        text: from === to ? 'stands alone' : `imports ${unresolvedTo ?? to}`,
      })),
    ];
  },
};

/** With a TypeScript that it does not know the tool looks at nothing and is content. */
function unseen(files: readonly string[], seen: ReadonlySet<string>): Problem[] {
  return files
    .filter((path) => !path.endsWith('.d.ts') && !seen.has(path))
    .map((where) => ({ rule: 'every-file-is-seen', where, text: 'was not looked at' }));
}
