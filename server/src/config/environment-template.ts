import { environmentSchema, notesOf } from './environment.schema.ts';

/** Every variable as the text of an `.env` file: what it is for, what it takes, its default; all commented out. */
export function environmentTemplate(): string {
  const blocks = Object.keys(environmentSchema.shape).map((name) => {
    const { purpose, expected, example, fallback } = notesOf(name);
    return [
      `# ${purpose}.`,
      `# Takes ${expected}. ${fallback ? `Default: ${fallback}.` : 'No default.'}`,
      `# ${name}=${example.includes(': ') ? '' : quoted(example)}`,
      '',
    ].join('\n');
  });
  return blocks.join('\n');
}

function quoted(value: string): string {
  return /\s/.test(value) ? JSON.stringify(value) : value;
}
