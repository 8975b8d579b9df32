import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRecorder, type Recorder, type Request } from '@belfry/client';
import {
  countResult,
  createMapper,
  emptyTally,
  importRows,
  readRows,
  UnreadableFileError,
  type EventSink,
  type ImportTally,
  type Mapping,
} from '@belfry/connect';
import { CommandFailure } from './command-failure.ts';
import type { CommandWorld } from './command-world.ts';
import { exitCodes } from './exit-codes.ts';
import { showProgress } from './import-progress.ts';
import { summaryOf, type ImportSummary } from './import-summary.ts';
import { openProblemFile, type ProblemFile } from './problem-file.ts';
import type { ServerSession } from './server-session.ts';

/** Two calls may be under way; an interaction's events never share them out. */
const CALLS_UNDER_WAY = 2;
const GRACE_MS = 5_000;

export interface ImportTask {
  readonly file: string;
  readonly mapping: Mapping;
  /** Events a call. */
  readonly batch: number;
  /** Path of the side file. */
  readonly problems: string;
}

/** Streams a file through the recorder of the running server. Stops cleanly when the world says so. */
export async function importFile(
  task: ImportTask,
  { world, session }: { world: CommandWorld; session: ServerSession },
): Promise<ImportSummary> {
  const { size } = await sizeOf(task.file);
  const problems = await openProblemFile(task.problems);
  const tally = emptyTally();
  const source = createReadStream(task.file);
  const progress = showProgress(world, () => ({ bytes: source.bytesRead, size, tally }));
  const started = world.clock.now();
  const recorders = openRecorders(task, {
    request: untilStopped(session.request, world.signal),
    tally,
    problems,
    world,
  });
  const { mapping } = task;
  const rows = readRows(source, {
    format: { ...mapping.format, columns: mapping.columns },
    onUnreadable: ({ line, problem }) => {
      tally.read += 1;
      tally.problems += 1;
      problems.add({ line, problems: [problem] });
    },
  });
  try {
    await importRows({
      rows,
      mapper: createMapper(mapping),
      sinks: withProgress(recorders, () => progress.update()),
      tally,
      onProblem: ({ line }, sentences) => problems.add({ line, problems: sentences }),
      signal: world.signal,
    });
    await Promise.all(recorders.map((recorder) => recorder.close()));
  } catch (error) {
    if (!world.signal.aborted) throw importFailure(error, task.file);
  } finally {
    progress.end();
    source.destroy();
    await problems.close();
  }
  return summaryOf({
    file: task.file,
    mapping: mapping.name,
    organization: session.organization,
    complete: !world.signal.aborted,
    tally,
    elapsedMs: world.clock.now() - started,
    problems: problems.count === 0 ? null : problems.path,
  });
}

interface RecorderNeeds {
  readonly request: Request;
  readonly tally: ImportTally;
  readonly problems: ProblemFile;
  readonly world: CommandWorld;
}

type Recorders = readonly [Recorder, ...Recorder[]];

function openRecorders({ mapping, batch }: ImportTask, { request, tally, problems, world }: RecorderNeeds): Recorders {
  const open = (): Recorder =>
    createRecorder({
      request,
      source: mapping.source,
      historical: true,
      createMissing: true,
      maxBatch: batch,
      maxHeld: 2 * batch,
      onResult: (result) => {
        countResult(tally, result);
        if (result.status !== 'REJECTED') return;
        const { code = 'REFUSED', message = 'The server refused it.' } = result.error ?? {};
        problems.add({ sourceEventId: result.sourceEventId, code, problems: [message] });
      },
      onRetry: ({ message }, inMs) => {
        world.stderr.write(`${message} Trying again in ${(inMs / 1000).toFixed(1)} s.\n`);
      },
    });
  return [open(), ...Array.from({ length: CALLS_UNDER_WAY - 1 }, open)];
}

function withProgress([first, ...others]: Recorders, update: () => void): readonly [EventSink, ...EventSink[]] {
  const sink = (recorder: Recorder): EventSink => ({
    write: (event) => {
      update();
      return recorder.write(event);
    },
  });
  return [sink(first), ...others.map(sink)];
}

/** After a stop, what is under way has a moment to end; then nothing is sent or tried again. */
function untilStopped(request: Request, signal: AbortSignal): Request {
  let stoppedAt = Number.POSITIVE_INFINITY;
  const cut = new AbortController();
  signal.addEventListener(
    'abort',
    () => {
      stoppedAt = performance.now();
      setTimeout(() => cut.abort(), GRACE_MS).unref();
    },
    { once: true },
  );
  return (document, variables, own) => {
    if (performance.now() - stoppedAt > GRACE_MS) throw new Error('The import was stopped.');
    return request(document, variables, own ? AbortSignal.any([own, cut.signal]) : cut.signal);
  };
}

async function sizeOf(file: string): Promise<{ size: number }> {
  try {
    return await stat(file);
  } catch (error) {
    throw new CommandFailure(`There is no file ${file} that can be read.`, {
      exitCode: exitCodes.wrongUsage,
      cause: error,
    });
  }
}

function importFailure(error: unknown, file: string): unknown {
  if (!(error instanceof UnreadableFileError)) return error;
  return new CommandFailure(`${file}: ${error.message}`, {
    exitCode: exitCodes.failed,
    cause: error,
  });
}
