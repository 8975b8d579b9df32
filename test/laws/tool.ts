import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

export const CHECKOUT = resolve(import.meta.dirname, '../..');

export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an installed tool of the checkout on the tree under `root`, with the Node that runs this. */
export function runTool(
  script: string,
  { root, parameters }: { root: string; parameters: readonly string[] },
): Promise<ToolRun> {
  return new Promise((done, fail) => {
    const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 };
    execFile(process.execPath, [join(CHECKOUT, script), ...parameters], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') fail(error);
      else done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

/** What a tool printed as JSON. Throws with all that it said when that is not JSON: a tool that breaks has found nothing. */
export function parseOutput<T>(run: ToolRun, parse: (json: unknown) => T): T {
  try {
    return parse(JSON.parse(run.stdout));
  } catch (cause) {
    throw new Error(
      `A tool ended with code ${run.code} and said:\n${run.stdout.slice(0, 2_000)}${run.stderr.slice(0, 2_000)}`,
      { cause },
    );
  }
}
