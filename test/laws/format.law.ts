import type { Law } from './law.ts';
import { runTool } from './tool.ts';

export const formatLaw: Law = {
  name: 'every file is formatted',
  async problems(root) {
    const run = await runTool('node_modules/oxfmt/bin/oxfmt', {
      root,
      parameters: ['--list-different'],
    });
    const files = run.stdout.split('\n').filter(Boolean);
    if (run.code !== 0 && files.length === 0) throw new Error(run.stderr);
    return files.map((where) => ({
      rule: 'format',
      where,
      text: 'is not formatted; pnpm fix does it',
    }));
  },
};
