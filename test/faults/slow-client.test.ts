import { expect, test } from 'vitest';
import { flawless, ledgerProblems } from '../kit/ledger.ts';
import { setUpCompany } from '../kit/people.ts';
import { startProduct } from '../kit/product.ts';
import { startProxy } from '../kit/proxy.ts';
import { psql } from '../kit/psql.ts';
import { until } from '../kit/until.ts';
import { follow } from './follow.ts';
import { endOfLog, noted, recorderFor } from './source.ts';

const atMost = 40_000;
const eachTime = 500;

test('a client that stops reading is cut with 1013, is made whole when it reads again, and holds nobody up', async () => {
  await using product = await startProduct();
  const company = await setUpCompany(product, 'North Support', { ivy: 'Integrator' });
  const serverPort = Number(new URL(product.url).port);
  await using proxy = await startProxy({ target: () => serverPort });
  const shared = {
    field: 'userEvents',
    after: await endOfLog(product, company),
    token: company.person('ivy').token,
    also: 'fields',
  } as const;
  using healthy = follow({ ...shared, url: () => product.socketUrl });
  using slow = follow({ ...shared, url: () => `ws://127.0.0.1:${proxy.port}/graphql` });
  const recorder = recorderFor(product, company, eachTime);
  let written = 0;
  const write = async (): Promise<void> => {
    for (let more = 0; more < eachTime; more += 1, written += 1)
      await recorder.write(noted(written, `call-${written % 50}`, 'x'.repeat(1_000)));
    await recorder.flush();
    await until(
      () => `the healthy one got ${healthy.ledger.length} of ${written}`,
      () => healthy.ledger.length === written,
    );
  };
  await write();
  await until('the other one has begun too', () => slow.ledger.length === written);
  proxy.stall();
  while ((await product.metric('rt_slow_client_closed_total')) === 0 && written < atMost) await write();
  const had = slow.ledger.length;
  const cutAt = written;
  await write();
  proxy.flow();
  await recorder.close();
  await until(
    () => `the slow one got ${slow.ledger.length} of ${written}`,
    () => slow.ledger.length >= written,
  );
  const expected = await psql<{ entry: string }>(
    await product.databaseUrl(),
    `select seq || ' ' || source_event_id as entry from user_events where type = 'interaction.noted' order by seq`,
  );

  expect(cutAt).toBeLessThan(atMost);
  expect(had).toBeLessThan(cutAt);
  expect(await product.metric('rt_connections_closed_total{code="1013"}')).toBe(1);
  expect(expected).toHaveLength(written);
  for (const { ledger, complaints } of [healthy, slow]) {
    const entries = expected.map(({ entry }) => entry);
    expect(ledgerProblems(entries, ledger)).toEqual(flawless);
    expect(complaints).toEqual([]);
  }
});
