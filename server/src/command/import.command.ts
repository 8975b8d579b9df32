import { resolve } from 'node:path';
import { shippedMappings } from '@belfry/connect';
import { InvalidArgumentError, type Command } from 'commander';
import type { CommandOutcome, CommandWorld } from './command-world.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { withExamples } from './help.ts';
import { importFile } from './import-file.ts';
import { summaryText, type ImportSummary } from './import-summary.ts';
import { loadMapping } from './load-mapping.ts';
import { printJson, printLine } from './print.ts';
import { openServer } from './server-session.ts';

const LARGEST_BATCH = 1_000;

interface ImportOptions {
  mapping: string;
  organization?: string;
  batch: number;
  problems?: string;
  json?: true;
}

/** `belfry import`: another system's log into the running server. */
export function addImportCommand(
  program: Command,
  { world, outcome }: { world: CommandWorld; outcome: CommandOutcome },
): void {
  const names = [...shippedMappings.keys()].join(', ');
  const command = program
    .command('import')
    .summary('record another system’s log')
    .description(
      'Streams a file of another system into the running server as history. What is recorded already is left alone, so a stopped import is run again to go on.',
    )
    .argument('<file>', 'the file to read')
    .requiredOption('--mapping <name or file>', `how rows become user events: ${names}, or a JSON file`)
    .option('--organization <organization>', 'name or id; needed where there are several')
    .option('--batch <events>', 'events a call, up to 1000', batchOption, 500)
    .option('--problems <path>', 'side file for rows with problems (default: FILE.problems.jsonl)')
    .option('--json', 'print the summary as JSON')
    .action(async (file: string, options: ImportOptions) => {
      const mapping = await loadMapping(options.mapping);
      const session = await openServer(world, options);
      const problems = resolve(options.problems ?? `${file}.problems.jsonl`);
      const task = { file, mapping, batch: options.batch, problems };
      const summary = await importFile(task, { world, session });
      outcome.exitCode = exitCodeOf(summary);
      if (options.json) return printJson(world.stdout, summary);
      return printLine(world.stderr, summaryText(summary));
    });
  withExamples(command, [
    'belfry import calls.tsv --mapping anonymous-bank',
    'belfry import tickets.csv --mapping my-mapping.json --organization "North Support" --json',
  ]);
}

function exitCodeOf({ complete, rows, events }: ImportSummary): ExitCode {
  if (!complete) return exitCodes.interrupted;
  return rows.problems + events.refused > 0 ? exitCodes.someRefused : exitCodes.done;
}

function batchOption(text: string): number {
  const batch = Number(text);
  if (Number.isInteger(batch) && batch >= 1 && batch <= LARGEST_BATCH) return batch;
  throw new InvalidArgumentError('It takes a whole number from 1 to 1000.');
}
