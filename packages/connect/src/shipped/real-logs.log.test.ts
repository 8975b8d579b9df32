import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMapper } from '../mapping/create-mapper.ts';
import type { MappedEvent } from '../mapping/mapped-event.ts';
import { readRows } from '../read/read-rows.ts';
import { shippedMappings } from './shipped-mappings.ts';

const checkout = resolve(import.meta.dirname, '../../../..');
// oxlint-disable-next-line node/no-process-env -- the tests of real logs are told where those are
const logs = resolve(checkout, process.env['BELFRY_REAL_LOGS'] ?? '../shared/data');
const present = existsSync(logs);
if (!present) process.stderr.write(`Real logs: left out, there is no folder ${logs}\n`);

interface Mapped {
  rows: number;
  problems: number;
  ids: Set<string>;
  counts: Record<string, number>;
  anomalies: Record<string, number>;
}

async function mapAll(
  file: string,
  { name, onEvent }: { name: string; onEvent: (event: MappedEvent) => void },
): Promise<Mapped> {
  const mapping = shippedMappings.get(name);
  if (mapping === undefined) throw new Error(`there is no mapping ${name}`);
  const mapped: Mapped = { rows: 0, problems: 0, ids: new Set(), counts: {}, anomalies: {} };
  const mapper = createMapper(mapping);
  const format = { ...mapping.format, columns: mapping.columns };
  const onUnreadable = (): void => void (mapped.problems += 1);
  for await (const row of readRows(createReadStream(resolve(logs, file)), {
    format,
    onUnreadable,
  })) {
    const result = mapper.map(row.cells);
    mapped.rows += 1;
    if (result.kind === 'problem') mapped.problems += 1;
    for (const event of result.kind === 'events' ? result.events : []) count(event, mapped);
    if (result.kind === 'events') result.events.forEach(onEvent);
  }
  return mapped;
}

function count({ type, anomaly, sourceEventId }: MappedEvent, { ids, counts, anomalies }: Mapped): void {
  ids.add(sourceEventId);
  counts[type] = (counts[type] ?? 0) + 1;
  if (anomaly !== undefined) anomalies[anomaly] = (anomalies[anomaly] ?? 0) + 1;
}

describe.runIf(present)('the real logs, mapped', () => {
  test('a month of a bank’s calls comes to the totals that were computed apart', async () => {
    const queuedAt = new Map<string, number>();
    const waits: number[] = [];
    let abandonedAfterQueueing = 0;
    const onEvent = ({ type, occurredAt, interaction }: MappedEvent): void => {
      const id = interaction?.externalId ?? '';
      const at = Date.parse(occurredAt);
      if (type === 'INTERACTION_QUEUED') queuedAt.set(id, at);
      if (type === 'INTERACTION_ABANDONED' && queuedAt.has(id)) abandonedAfterQueueing += 1;
      if (type === 'OFFER_ACCEPTED') waits.push(Math.max(0, at - (queuedAt.get(id) ?? at)) / 1000);
    };
    const mapped = await mapAll('anonymous-bank/calls.tsv', { name: 'anonymous-bank', onEvent });
    expect({ ...mapped, ids: mapped.ids.size }).toEqual({
      rows: 33_344,
      problems: 0,
      ids: 138_514,
      counts: {
        INTERACTION_CREATED: 33_066,
        INTERACTION_QUEUED: 18_058,
        OFFER_CREATED: 27_162,
        OFFER_ACCEPTED: 27_162,
        INTERACTION_COMPLETED: 27_162,
        INTERACTION_ABANDONED: 5_904,
      },
      anomalies: { SOURCE_FLAGGED: 638, NEGATIVE_DURATION: 123 },
    });
    const offered = waits.length + abandonedAfterQueueing;
    const within20s = waits.filter((wait) => wait <= 20).length;
    expect(abandonedAfterQueueing).toBe(3_963);
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeCloseTo(40.06, 2);
    expect((100 * within20s) / offered).toBeCloseTo(52.82, 2);
    expect((100 * abandonedAfterQueueing) / offered).toBeCloseTo(12.73, 2);
  });

  test('an incident log comes to the totals that were computed apart, and no row is refused', async () => {
    const statuses: Record<string, number> = {};
    const onEvent = ({ fields }: MappedEvent): void => {
      const status = fields?.['status'];
      if (typeof status === 'string') statuses[status] = (statuses[status] ?? 0) + 1;
    };
    const mapped = await mapAll('volvo-incidents/events.csv', { name: 'volvo-incidents', onEvent });
    expect({ ...mapped, ids: mapped.ids.size }).toEqual({
      rows: 65_533,
      problems: 0,
      ids: 89_139,
      counts: expect.objectContaining({
        INTERACTION_CREATED: 7_554,
        TRANSFER_COMPLETED: 9_454,
        INTERACTION_QUEUED: 11_544,
      }),
      anomalies: { UNKNOWN_STATUS: 5 },
    });
    expect(statuses).toEqual({ Accepted: 40_117, Completed: 13_867, Queued: 11_544, Unmatched: 5 });
  });
});
