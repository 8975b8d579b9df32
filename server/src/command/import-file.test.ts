import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../platform/clock.ts';
import { runBelfry } from './belfry.ts';

const mapping = {
  name: 'door-log',
  meaning: 'Visits to a desk, one a row.',
  source: 'door-log',
  format: { delimiter: ',' },
  columns: ['visit', 'came', 'went'],
  channel: 'CALL',
  interaction: { column: 'visit' },
  events: [
    {
      id: 'came',
      type: 'interaction.created',
      at: { instant: { column: 'came' } },
      actor: 'customer',
    },
    { id: 'went', type: 'interaction.completed', at: { instant: { column: 'went' } } },
  ],
};

const call = z.object({
  query: z.string(),
  variables: z.object({
    input: z
      .object({
        source: z.string(),
        historical: z.boolean(),
        createMissing: z.boolean(),
        events: z.array(z.looseObject({ sourceEventId: z.string(), type: z.string() })),
      })
      .optional(),
  }),
});

/** A server that keeps what it is sent, each event once, and refuses what `refuses` names. */
class RecordingServer {
  readonly recorded: string[] = [];
  readonly calls: number[] = [];
  readonly inputs: unknown[] = [];
  refuses = new Set<string>();
  /** Answers that it is busy so many times. */
  busy = 0;
  readonly #http: Server;

  constructor() {
    this.#http = createServer((request, response) => {
      void this.#answer(request).then((answer) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
  }

  async start(): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#http.listen(0, '127.0.0.1', resolve);
    await promise;
    const address = this.#http.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  stop(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }

  async #answer(request: Parameters<typeof json>[0]): Promise<unknown> {
    const { variables } = call.parse(await json(request));
    if (variables.input === undefined) {
      return { data: { viewer: { organization: { id: '1', name: 'North' } } } };
    }
    if (this.busy > 0) {
      this.busy -= 1;
      return { errors: [{ message: 'Busy.', extensions: { code: 'BUSY' } }] };
    }
    const { events, ...input } = variables.input;
    this.calls.push(events.length);
    this.inputs.push(input);
    const results = events.map(({ sourceEventId }) => this.#record(sourceEventId));
    return { data: { recordUserEvents: { results, cursor: 'c' } } };
  }

  #record(sourceEventId: string) {
    const result = { sourceEventId, anomaly: null, error: null, retryable: false };
    if (this.refuses.has(sourceEventId)) {
      const error = { message: 'No such thing.', code: 'NOT_FOUND' };
      return { ...result, status: 'REJECTED', error };
    }
    if (this.recorded.includes(sourceEventId)) return { ...result, status: 'DUPLICATE' };
    this.recorded.push(sourceEventId);
    return {
      ...result,
      status: 'RECORDED',
      anomaly: sourceEventId === 'v3/went' ? 'OUT_OF_ORDER' : null,
    };
  }
}

let folder: string;
let server: RecordingServer;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-import-'));
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
  server = new RecordingServer();
  url = await server.start();
});

afterEach(async () => {
  server.stop();
  await rm(folder, { recursive: true });
});

const visit = (index: number): string => `v${index},2026-03-01T09:00:00Z,2026-03-01T09:10:00Z`;

async function runImport(
  rows: readonly string[],
  { words = [], signal }: { words?: readonly string[]; signal?: AbortSignal } = {},
) {
  const file = join(folder, 'log.csv');
  await writeFile(file, ['visit,came,went', ...rows, ''].join('\n'));
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [printed, said] = [text(stdout), text(stderr)];
  const options = ['--mapping', join(folder, 'mapping.json'), '--json', ...words];
  const exitCode = await runBelfry(['import', file, ...options], {
    variables: { BELFRY_URL: url, BELFRY_TOKEN: 'secret' },
    stdin: new PassThrough().end(),
    stdout,
    stderr,
    signal: signal ?? new AbortController().signal,
    clock: systemClock,
    version: '0',
    connect: () => Promise.reject(new Error('not needed')),
  });
  stdout.end();
  stderr.end();
  const summary: unknown = JSON.parse((await printed) || 'null');
  return { exitCode, summary, said: await said, problems: `${file}.problems.jsonl` };
}

const events = { recorded: 0, duplicates: 0, refused: 0, flagged: {} };

test('a file is recorded as history, in calls of the size asked for, and summed up', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => visit(index));
  const { exitCode, summary } = await runImport(rows, { words: ['--batch', '10'] });
  expect(exitCode).toBe(0);
  expect(summary).toMatchObject({
    mapping: 'door-log',
    organization: 'North',
    complete: true,
    rows: { read: 25, leftOut: 0, problems: 0 },
    events: { ...events, recorded: 50, flagged: { OUT_OF_ORDER: 1 } },
    problems: null,
  });
  expect(server.inputs[0]).toEqual({ source: 'door-log', historical: true, createMissing: true });
  expect(Math.max(...server.calls)).toBe(10);
  expect(server.recorded.toSorted()).toEqual(
    rows.flatMap((_, index) => [`v${index}/came`, `v${index}/went`]).toSorted(),
  );
});

test('each interaction’s events arrive in their order', async () => {
  await runImport(
    Array.from({ length: 200 }, (_, index) => visit(index)),
    { words: ['--batch', '7'] },
  );
  const places = new Map(server.recorded.map((id, place) => [id, place]));
  const wrong = Array.from({ length: 200 }, (_, index) => index).filter(
    (index) => (places.get(`v${index}/came`) ?? 0) > (places.get(`v${index}/went`) ?? 0),
  );
  expect(wrong).toEqual([]);
});

test('running it again records nothing new', async () => {
  const rows = [visit(1), visit(2)];
  await runImport(rows);
  const { exitCode, summary } = await runImport(rows);
  expect(exitCode).toBe(0);
  expect(summary).toMatchObject({ events: { ...events, duplicates: 4 } });
});

test('rows and events with problems go to the side file, and the rest is recorded', async () => {
  server.refuses.add('v1/went');
  const { exitCode, summary, problems } = await runImport([visit(1), 'v2,soon,later', 'v3', visit(4)]);
  expect(exitCode).toBe(3);
  expect(summary).toMatchObject({
    rows: { read: 4, leftOut: 0, problems: 2 },
    events: { ...events, recorded: 3, refused: 1 },
    problems,
  });
  const lines = (await readFile(problems, 'utf8'))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(
    expect.arrayContaining([
      {
        line: 3,
        problems: [
          '"soon" is not an instant such as 2026-03-01T09:30:00+01:00',
          '"later" is not an instant such as 2026-03-01T09:30:00+01:00',
        ],
      },
      { line: 4, problems: [expect.stringContaining('columns length')] },
      { sourceEventId: 'v1/went', code: 'NOT_FOUND', problems: ['No such thing.'] },
    ]),
  );
});

test('a right file leaves no side file, and takes away one of an earlier run', async () => {
  const { problems } = await runImport(['v2,soon,later']);
  await runImport([visit(1)]);
  await expect(readFile(problems)).rejects.toThrow('ENOENT');
});

test('a busy server is asked again, and nothing is lost or doubled', async () => {
  server.busy = 2;
  const { exitCode, summary, said } = await runImport([visit(1), visit(2)]);
  expect([exitCode, server.recorded.length]).toEqual([0, 4]);
  expect(summary).toMatchObject({ events: { ...events, recorded: 4 } });
  expect(said).toContain('Trying again in');
});

test('stopped, it says so, and the next run goes on', async () => {
  const stop = new AbortController();
  stop.abort();
  const rows = Array.from({ length: 50 }, (_, index) => visit(index));
  const stopped = await runImport(rows, { signal: stop.signal });
  expect(stopped.exitCode).toBe(130);
  const { summary } = await runImport(rows);
  expect(summary).toMatchObject({ complete: true });
  expect(server.recorded).toHaveLength(100);
});

test('a file of another kind is refused with the columns it lacks', async () => {
  await writeFile(join(folder, 'mapping.json'), JSON.stringify({ ...mapping, columns: [...mapping.columns, 'desk'] }));
  const { exitCode, said } = await runImport([visit(1)]);
  expect(exitCode).toBe(1);
  expect(said).toContain('the file lacks the column "desk"');
});

test('a wrong mapping is told with all its mistakes', async () => {
  await writeFile(join(folder, 'mapping.json'), JSON.stringify({ ...mapping, channel: 'PIGEON', source: '' }));
  const { exitCode, said } = await runImport([visit(1)]);
  expect(exitCode).toBe(2);
  expect(said).toMatch(/source: .*\n.*channel: /);
});
