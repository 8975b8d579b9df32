import { z } from 'zod';
import type { Law, Problem } from './law.ts';
import { parseOutput, runTool } from './tool.ts';

const reportSchema = z.object({
  issues: z.array(z.object({ file: z.string() }).catchall(z.unknown())),
});
const namesSchema = z.array(z.object({ name: z.string() }));

export const unusedLaw: Law = {
  name: 'nothing is unused or missing from a package.json',
  async problems(root) {
    const parameters = ['--reporter', 'json', '--no-progress', '--no-config-hints'];
    const run = await runTool('node_modules/knip/bin/knip.js', { root, parameters });
    const { issues } = parseOutput(run, (json) => reportSchema.parse(json));
    return issues.flatMap(({ file, ...kinds }) => inFile(file, kinds));
  },
};

function inFile(file: string, kinds: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(kinds).flatMap(([kind, found]) => {
    const names = namesSchema.safeParse(found);
    return names.success ? names.data.map(({ name }) => ({ rule: kind, where: file, text: name })) : [];
  });
}
