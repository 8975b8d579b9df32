import { z } from 'zod';
import type { Law } from './law.ts';
import { parseOutput, runTool } from './tool.ts';

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string().optional(),
      message: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number().optional() }) })),
    }),
  ),
});

export const lintLaw: Law = {
  name: 'no rule of style is broken',
  async problems(root) {
    const run = await runTool('node_modules/oxlint/bin/oxlint', {
      root,
      parameters: ['--format=json'],
    });
    const report = parseOutput(run, (json) => reportSchema.parse(json));
    return report.diagnostics.map(({ code, message, filename, labels }) => ({
      rule: code ?? 'unnamed',
      where: `${filename}:${labels[0]?.span.line ?? 1}`,
      text: message,
    }));
  },
};
