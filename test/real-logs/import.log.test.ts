import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Company, setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { type Program, startProgram } from '../kit/program.ts';

const logs = process.env['BELFRY_REAL_LOGS'] ?? join(import.meta.dirname, '../../../shared/data');

const logFiles = [
  {
    mapping: 'anonymous-bank',
    file: join(logs, 'anonymous-bank/calls.tsv'),
    rows: { read: 33_344, leftOut: 278, problems: 0 },
    counts: {
      INTERACTION_CREATED: 33_066,
      INTERACTION_QUEUED: 18_058,
      OFFER_ACCEPTED: 27_162,
      INTERACTION_ABANDONED: 5_904,
    },
  },
  {
    mapping: 'volvo-incidents',
    file: join(logs, 'volvo-incidents/events.csv'),
    rows: { read: 65_533, leftOut: 0, problems: 0 },
    counts: { INTERACTION_CREATED: 7_554, TRANSFER_COMPLETED: 9_454 },
  },
] as const;

const summarySchema = z.object({
  complete: z.boolean(),
  rows: z.object({ read: z.number(), leftOut: z.number(), problems: z.number() }),
  events: z.object({ recorded: z.number(), duplicates: z.number(), refused: z.number() }),
  seconds: z.number(),
  eventsPerSecond: z.number(),
});

let product: Product;
let folder: string;
beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'belfry-real-logs-'));
});
afterAll(async () => {
  await product[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** The most memory that a running process has had, in MiB. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

interface Imported {
  readonly exitCode: number | null;
  readonly summary: z.infer<typeof summarySchema>;
}

async function runImport(file: string, mapping: string, company: Company): Promise<Imported> {
  const problems = join(folder, `${mapping}.problems.jsonl`);
  const options = ['--mapping', mapping, '--organization', company.name, '--problems', problems];
  const words = ['import', file, ...options, '--json'];
  await using command = startProgram('server/src/command/main.ts', words, product.variables);
  const peak = await peakWhile(command);
  const { code } = await command.ended;
  if (!command.stdout) throw new Error(command.stderr);
  const summary = summarySchema.parse(JSON.parse(command.stdout));
  const server = await peakOf(product.pid);
  process.stdout.write(
    `${mapping}: ${summary.events.recorded} recorded, ${summary.events.duplicates} known, ${summary.seconds} s, ` +
      `${summary.eventsPerSecond} events/s; peak ${peak} MiB (command), ${server} MiB (server)\n`,
  );
  return { exitCode: code, summary };
}

async function peakWhile(command: Program): Promise<number> {
  let peak = 0;
  while (command.isRunning) {
    peak = Math.max(peak, await peakOf(command.pid));
    await Promise.race([command.ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  return peak;
}

interface Counts {
  readonly userEventCounts: {
    readonly total: number;
    readonly cells: readonly { readonly type: string; readonly count: number }[];
  };
}

/** Of what was imported: an import is a crowd that the server may tell the log of itself. */
async function countsOf(company: Company): Promise<{ total: number; byType: Map<string, number> }> {
  const { token } = company.person('operator');
  const { userEventCounts } = await product.request(token)<Counts, object>(
    '{ userEventCounts(query: { groupBy: [TYPE], filter: { category: { notIn: [SYSTEM] } } }) { total cells { type count } } }',
  );
  const cells = userEventCounts.cells.map(({ type, count }) => [type, count] as const);
  return { total: userEventCounts.total, byType: new Map(cells) };
}

test.each(logFiles)(
  'the log $mapping is imported whole and counted right, and once however often it is imported',
  async ({ mapping, file, rows, counts }) => {
    const company = await setUpCompany(product, mapping);

    const first = await runImport(file, mapping, company);
    const counted = await countsOf(company);
    const again = await runImport(file, mapping, company);

    const { recorded } = first.summary.events;
    const wanted = Object.keys(counts).map((type) => [type, counted.byType.get(type)]);
    expect(first.exitCode).toBe(0);
    expect(first.summary).toMatchObject({ complete: true, rows });
    expect(first.summary.events).toEqual({ recorded, duplicates: 0, refused: 0 });
    expect(Object.fromEntries(wanted)).toEqual(counts);
    expect(counted.total).toBe(recorded);
    expect(again.summary.rows).toEqual(rows);
    expect(again.summary.events).toEqual({ recorded: 0, duplicates: recorded, refused: 0 });
    expect(await countsOf(company)).toEqual(counted);
  },
);
