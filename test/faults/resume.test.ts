import { afterAll, beforeAll, expect, test } from 'vitest';
import { flawless, ledgerProblems } from '../kit/ledger.ts';
import { type Company, setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { type Proxy, startProxy } from '../kit/proxy.ts';
import { psql } from '../kit/psql.ts';
import { until } from '../kit/until.ts';
import { type Follower, follow } from './follow.ts';
import { endOfLog, noted, recorderFor } from './source.ts';

const events = 20_000;
const cuts = 50;

let product: Product;
let company: Company;
let serverPort: number;
beforeAll(async () => {
  product = await startProduct();
  company = await setUpCompany(product, 'North Support', { ivy: 'Integrator' });
  serverPort = Number(new URL(product.url).port);
});
afterAll(() => product[Symbol.asyncDispose]());

/** What there was to get, from the database. */
async function logged(ofCall: string | null): Promise<string[]> {
  const rows = await psql<{ entry: string }>(
    await product.databaseUrl(),
    `select e.seq || ' ' || e.source_event_id as entry from user_events e
     left join interactions i on i.organization_id = e.organization_id and i.id = e.interaction_id
     where e.type = 'interaction.noted' and ($1::text is null or i.external_id = $1) order by e.seq`,
    [ofCall],
  );
  return rows.map(({ entry }) => entry);
}

/** Made by its first event. @returns its global id. */
async function callOf(externalId: string): Promise<string> {
  const request = product.request(company.person('ivy').token);
  const first = { sourceEventId: `created-${externalId}`, type: 'INTERACTION_CREATED' };
  const event = { ...first, occurredAt: new Date().toISOString(), interaction: { externalId } };
  const { recordUserEvents } = await request<
    { recordUserEvents: { results: { userEvent: { interaction: { id: string } } }[] } },
    object
  >(
    `mutation ($input: RecordUserEventsInput!) {
      recordUserEvents(input: $input) { results { userEvent { interaction { id } } } }
    }`,
    { input: { source: 'pbx', createMissing: true, events: [event] } },
  );
  return recordUserEvents.results[0]?.userEvent.interaction.id ?? '';
}

/** Cuts a connected client off and waits until it is back. */
async function cutOff(proxy: Proxy, { client }: Follower): Promise<void> {
  const { accepted } = proxy;
  proxy.cut();
  await until(
    () => `the client is back (${JSON.stringify(client.state)})`,
    () => proxy.accepted > accepted && client.state.state === 'live',
  );
}

test(`subscribers whose sockets are cut ${cuts} times while ${events} events are recorded get each once and in order`, async () => {
  const id = await callOf('call-7');
  const shared = { after: await endOfLog(product, company), token: company.person('ivy').token };
  await using allProxy = await startProxy({ target: () => serverPort });
  await using callProxy = await startProxy({ target: () => serverPort, latencyMs: 3 });
  const urlOf =
    ({ port }: Proxy) =>
    () =>
      `ws://127.0.0.1:${port}/graphql`;
  using all = follow({ ...shared, field: 'userEvents', url: urlOf(allProxy) });
  using call = follow({ ...shared, field: 'interaction', id, url: urlOf(callProxy) });
  // Cut with the first, and without a memory of where it was.
  using forgetful = follow({
    ...shared,
    field: 'userEvents',
    url: urlOf(allProxy),
    resumes: false,
  });
  await until('all are live', () => [all, call, forgetful].every(({ client }) => client.state.state === 'live'));

  const recorder = recorderFor(product, company);
  let written = 0;
  for (let cut = 1; cut <= cuts; cut += 1) {
    const coming = Promise.all([cutOff(allProxy, all), cutOff(callProxy, call)]);
    for (; written < (events / cuts) * cut; written += 1) await recorder.write(noted(written, `call-${written % 20}`));
    await coming;
  }
  await recorder.close();
  const expected = { all: await logged(null), call: await logged('call-7') };
  await until(
    () => `all came: ${all.ledger.length} and ${call.ledger.length}`,
    () => all.ledger.length >= expected.all.length && call.ledger.length >= expected.call.length,
  );

  expect(expected.all).toHaveLength(events);
  expect(expected.call).toHaveLength(events / 20);
  expect(ledgerProblems(expected.all, all.ledger)).toEqual(flawless);
  expect(ledgerProblems(expected.call, call.ledger)).toEqual(flawless);
  expect([...all.complaints, ...call.complaints]).toEqual([]);
  expect(Math.min(allProxy.accepted, callProxy.accepted)).toBeGreaterThan(cuts);
  expect(all.frames.replayed).toBeGreaterThan(0);
  expect(ledgerProblems(expected.all, forgetful.ledger).lost.length).toBeGreaterThan(0);
});
