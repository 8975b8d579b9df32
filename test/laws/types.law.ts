import { dirname } from 'node:path';
import type { Law, Problem } from './law.ts';
import { sourceFiles } from './source-files.ts';
import { runTool } from './tool.ts';

const LINE = /^(?<where>.+?\(\d+,\d+\)): error (?<rule>TS\d+): (?<text>.*)$/;

export const typesLaw: Law = {
  name: 'all types are right',
  async problems(root) {
    const projects = sourceFiles(root, 'tsconfig.json');
    if (projects.length === 0) return [{ rule: 'types', where: '.', text: 'has no tsconfig.json' }];
    const found: Problem[] = [];
    for (const project of projects) found.push(...(await inProject(root, project)));
    return found;
  },
};

async function inProject(root: string, project: string): Promise<Problem[]> {
  const run = await runTool('node_modules/typescript7/bin/tsc', {
    root,
    parameters: ['--pretty', 'false', '-p', project],
  });
  const problems = run.stdout.split('\n').flatMap((line) => {
    const { rule, where, text } = LINE.exec(line)?.groups ?? {};
    return rule && where && text ? [{ rule, where, text }] : [];
  });
  if (run.code === 0 || problems.length > 0) return problems;
  return [{ rule: 'types', where: dirname(project), text: `${run.stdout}${run.stderr}`.trim() }];
}
