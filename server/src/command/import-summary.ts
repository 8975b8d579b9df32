import type { ImportTally } from '@belfry/connect';
import { counted } from './import-progress.ts';

/** What an import came to. */
export interface ImportSummary {
  readonly file: string;
  readonly mapping: string;
  readonly organization: string;
  /** False where it was stopped before the end of the file. */
  readonly complete: boolean;
  readonly rows: { readonly read: number; readonly leftOut: number; readonly problems: number };
  readonly events: {
    readonly recorded: number;
    readonly duplicates: number;
    readonly refused: number;
    /** Recorded events that are flagged, by anomaly code. */
    readonly flagged: Readonly<Record<string, number>>;
  };
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** The side file, where there is one. */
  readonly problems: string | null;
}

export interface ImportRun {
  readonly file: string;
  readonly mapping: string;
  readonly organization: string;
  readonly complete: boolean;
  readonly tally: ImportTally;
  readonly elapsedMs: number;
  readonly problems: string | null;
}

export function summaryOf({ tally, elapsedMs, ...run }: ImportRun): ImportSummary {
  const { read, leftOut, problems: rowProblems, recorded, duplicates, refused } = tally;
  const seconds = Math.max(elapsedMs, 1) / 1000;
  const flagged = [...tally.flagged].toSorted(([, one], [, other]) => other - one);
  return {
    ...run,
    rows: { read, leftOut, problems: rowProblems },
    events: { recorded, duplicates, refused, flagged: Object.fromEntries(flagged) },
    seconds: Math.round(seconds * 10) / 10,
    eventsPerSecond: Math.round((recorded + duplicates + refused) / seconds),
  };
}

/** The summary for people. */
export function summaryText({ rows, events, ...run }: ImportSummary): string {
  const flags = Object.entries(events.flagged).map(([code, count]) => `${code} ${counted(count)}`);
  return [
    `${run.complete ? 'Imported' : 'Stopped while importing'} ${run.file} into ${run.organization}`,
    `  rows read       ${counted(rows.read)}, left out ${counted(rows.leftOut)}, with problems ${counted(rows.problems)}`,
    `  events recorded ${counted(events.recorded)}`,
    `  duplicates      ${counted(events.duplicates)}`,
    `  refused         ${counted(events.refused)}`,
    `  flagged         ${flags.length === 0 ? 'none' : flags.join(', ')}`,
    `  time            ${run.seconds} s, ${counted(run.eventsPerSecond)} events/s`,
    ...(run.problems === null ? [] : [`  problems        ${run.problems}`]),
    ...(run.complete ? [] : ['Run the same command again to go on: nothing is recorded twice.']),
  ].join('\n');
}
