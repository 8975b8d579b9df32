import { notesOf } from './environment.schema.ts';

/** One thing that is wrong with one variable. `given` is never the text of a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly wrong: string;
  readonly expected: string;
  readonly example: string;
}

/** Exit code of a wrong configuration (EX_CONFIG of sysexits.h). */
export const CONFIG_EXIT_CODE = 78;

export function configProblem(variable: string, wrong: string): ConfigProblem {
  const { expected, example } = notesOf(variable);
  return { variable, wrong, expected, example };
}

/** All problems as text for a person, ending in a line feed. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
  const lines = problems.flatMap(({ variable, wrong, expected, example }) => [
    '',
    `  ${variable}: ${wrong}`,
    `    expected  ${expected}`,
    `    example   ${example}`,
  ]);
  return [`${count} wrong in the environment:`, ...lines, ''].join('\n') + '\n';
}
