import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** Why one row or one event is not in the log. */
export type ImportProblem =
  | { readonly line: number; readonly problems: readonly string[] }
  | { readonly sourceEventId: string; readonly code: string; readonly problems: readonly string[] };

export interface ProblemFile {
  readonly path: string;
  readonly count: number;
  add(problem: ImportProblem): void;
  close(): Promise<void>;
}

/** JSON lines, one a problem. There is no file while there is no problem; one of an earlier run is removed. */
export async function openProblemFile(path: string): Promise<ProblemFile> {
  await rm(path, { force: true });
  let stream: WriteStream | null = null;
  let broken: Error | null = null;
  let count = 0;
  const open = (): WriteStream => {
    const opened = createWriteStream(path);
    opened.on('error', (error) => {
      broken = error;
    });
    return opened;
  };
  return {
    path,
    get count() {
      return count;
    },
    add(problem) {
      count += 1;
      if (broken !== null) throw broken;
      stream ??= open();
      stream.write(`${JSON.stringify(problem)}\n`);
    },
    async close() {
      if (stream === null) return;
      stream.end();
      await finished(stream);
    },
  };
}
