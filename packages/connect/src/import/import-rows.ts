import type { RowMapper } from '../mapping/create-mapper.ts';
import type { MappedEvent } from '../mapping/mapped-event.ts';
import type { SourceRow } from '../read/read-rows.ts';
import type { ImportTally } from './import-tally.ts';

/** Takes events in order. `write` makes its caller wait while too many are held. */
export interface EventSink {
  write(event: MappedEvent): Promise<void>;
}

export interface ImportNeeds {
  readonly rows: AsyncIterable<SourceRow>;
  readonly mapper: RowMapper;
  /** Work side by side; all events of one interaction go to the same one, so they keep their order. */
  readonly sinks: readonly [EventSink, ...EventSink[]];
  /** Counted into as rows are read; the owner of the sinks counts the results. */
  readonly tally: ImportTally;
  /** Hears of each row that cannot be mapped. */
  readonly onProblem: (row: SourceRow, problems: readonly string[]) => void;
  /** Stops after the row under way. */
  readonly signal?: AbortSignal;
}

/** Reads, maps and writes until the rows end or the signal says stop. Holds no more than the sinks do. */
export async function importRows(needs: ImportNeeds): Promise<void> {
  for await (const row of needs.rows) {
    if (needs.signal?.aborted) return;
    await importRow(row, needs);
  }
}

async function importRow(row: SourceRow, { mapper, sinks, tally, onProblem }: ImportNeeds) {
  const mapped = mapper.map(row.cells);
  tally.read += 1;
  switch (mapped.kind) {
    case 'left-out':
      tally.leftOut += 1;
      return;
    case 'problem':
      tally.problems += 1;
      onProblem(row, mapped.problems);
      return;
    case 'events':
      tally.mapped += 1;
      for (const event of mapped.events) await sinkOf(event, sinks).write(event);
  }
}

function sinkOf(event: MappedEvent, sinks: ImportNeeds['sinks']): EventSink {
  if (sinks.length === 1) return sinks[0];
  const key = event.interaction?.externalId ?? '';
  let sum = 0;
  for (let index = 0; index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) % 65_521;
  return sinks[sum % sinks.length] ?? sinks[0];
}
