import type { Command } from 'commander';

/** Examples stand first: most readers need nothing else. */
export function withExamples(command: Command, examples: readonly string[]): void {
  command.addHelpText('before', `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`);
}
