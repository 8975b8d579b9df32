import { startProduct } from '../kit/product.ts';
import { setUpCompany } from '../kit/people.ts';
import { cpuOf, medianOf } from './cpu.ts';

/** What the product promises of a bulk writer: 500 events a call, one call at a time, on an embedded PostgreSQL that waits for its disk. */
const target = 5_000;
const eventsACall = 500;
const calls = 60;
const rounds = 3;

const steps = ['INTERACTION_CREATED', 'INTERACTION_QUEUED', 'OFFER_CREATED', 'OFFER_ACCEPTED', 'INTERACTION_COMPLETED'];

const mutation = `mutation Bench($input: RecordUserEventsInput!) { recordUserEvents(input: $input) { results { status } } }`;

function callOf(round: number, call: number): object {
  const now = Date.now();
  const events = Array.from({ length: eventsACall }, (_, i) => {
    const place = call * eventsACall + i;
    const type = steps[place % steps.length];
    return {
      sourceEventId: `${round}-${place}`,
      type,
      occurredAt: new Date(now + i).toISOString(),
      interaction: { externalId: `${round}-${Math.floor(place / steps.length)}` },
      ...(type?.startsWith('OFFER') ? { user: { name: `Agent ${place % 20}` } } : {}),
      ...(type === 'INTERACTION_QUEUED' ? { queue: { name: `Queue ${place % 5}` } } : {}),
    };
  });
  return { input: { source: 'bench', createMissing: true, events } };
}

await using product = await startProduct({ store: 'embedded' });
await setUpCompany(product, 'Bench');
const request = product.request();
const rates: number[] = [];
const costs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const [began, cpuBefore] = [performance.now(), cpuOf(product.pid)];
  for (let call = 0; call < calls; call += 1) await request(mutation, callOf(round, call));
  const events = calls * eventsACall;
  rates.push(events / ((performance.now() - began) / 1000));
  costs.push((cpuOf(product.pid) - cpuBefore) / events);
}
const [rate, cost] = [medianOf(rates), medianOf(costs)];
process.stdout.write(
  `${JSON.stringify({ bench: 'recording', eventsPerSecond: Math.round(rate), serverCpuMicrosecondsPerEvent: Math.round(cost), target })}\n`,
);
process.exitCode = rate >= target ? 0 : 1;
