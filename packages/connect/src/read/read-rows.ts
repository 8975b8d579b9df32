import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

const LONGEST_ROW = 1_048_576;

/** One row of a file. `line` is the line on which it ends, from 1. */
export interface SourceRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Why one row of a file could not be read. */
export interface UnreadableRow {
  readonly line: number;
  readonly problem: string;
}

export interface DelimitedFormat {
  readonly delimiter: string;
  /** What encloses a cell that holds the delimiter; null where nothing does. */
  readonly quote: string | null;
  /** Columns that the first row must name. */
  readonly columns: readonly string[];
}

/** The file as a whole cannot be read: it lacks columns, or holds a row longer than 1 MiB. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

interface Needs {
  readonly format: DelimitedFormat;
  /** Hears of each row that is left out because its shape is wrong. */
  readonly onUnreadable: (row: UnreadableRow) => void;
}

/**
 * Streams the rows of a delimited file in bounded memory. Takes a byte-order mark and line ends of every kind.
 * Throws UnreadableFileError, or what the source throws.
 */
export async function* readRows(
  source: Readable,
  { format, onUnreadable }: Needs,
): AsyncGenerator<SourceRow, void, undefined> {
  const parser = parse({
    bom: true,
    delimiter: format.delimiter,
    quote: format.quote,
    columns: (header: string[]) => checkedHeader(header, format.columns),
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: Record<string, string>, { lines }): SourceRow => ({ line: lines, cells }),
    on_skip: (error) => {
      onUnreadable(unreadableRow(error));
      return undefined;
    },
  });
  const rows: AsyncIterable<SourceRow> = pipeline(source, parser, () => undefined);
  try {
    yield* rows;
  } catch (error) {
    throw error instanceof CsvError
      ? new UnreadableFileError(`the file cannot be read: ${error.message}`, { cause: error })
      : error;
  }
}

function checkedHeader(header: readonly string[], needed: readonly string[]): string[] {
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length === 0) return [...header];
  const names = missing.map((column) => `"${column}"`).join(', ');
  throw new UnreadableFileError(
    `the file lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${names}: is it the right mapping?`,
  );
}

function unreadableRow(error: CsvError | undefined): UnreadableRow {
  const line = error === undefined ? 0 : Number(error['lines'] ?? 0);
  return { line, problem: error?.message ?? 'the row cannot be read' };
}
