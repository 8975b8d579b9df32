import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { temporaryDatabase } from '../../../../test/kit/postgres.ts';
import { deliveryRecording } from '../../recording.ts';
import { createOutbound } from '../../platform/outbound/index.ts';
import { createVault } from '../../platform/vault.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createDelivery } from '../delivery/index.ts';
import { openWorld } from './engine.fixture.ts';

test('an e-mail that cannot be sent is told in the log and can fire a definition, which does not fire for its own e-mail', async () => {
  await using temporary = await temporaryDatabase();
  const world = await openWorld(temporary.url);
  const { clock, log, interactions } = world;
  const delivery = createDelivery({
    database: world.database,
    vault: createVault('the secret of this test, which is long'),
    outbound: createOutbound({ allow: [] }),
    publicUrl: 'http://localhost',
    logDir: tmpdir(),
    mail: undefined,
    clock,
    ids,
    log,
    recordFact: deliveryRecording(interactions, { clock, ids }),
    settings: { pollMs: 50 },
  });
  delivery.start();
  const mail = { kind: 'send-email', subject: '#EVENTNAME#', body: '' };
  const desk = [{ kind: 'address', address: 'desk@north.test' }];
  await world.define(
    { eventType: 'CALL_MUTE_STARTED', name: 'Muted', actions: [{ ...mail, to: [{ kind: 'me' }] }] },
    world.agent,
  );
  await world.define(
    {
      scope: 'global',
      eventType: 'SMTP_FINAL_DELIVERY_FAILED',
      name: 'Mail',
      condition: null,
      actions: [{ ...mail, to: desk }],
    },
    world.manager,
  );
  world.startEngine({ delivery });
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);

  const failures = () =>
    world.rows<{ recipient: string }>(
      `select fields ->> 'recipient' as recipient from user_events where type = 'smtp.final_delivery_failed' order by seq`,
    );
  await expect.poll(async () => (await failures()).length, { timeout: 15_000 }).toBe(2);
  await world.caughtUp();
  expect(await failures()).toEqual([{ recipient: 'ana@north.test' }, { recipient: 'desk@north.test' }]);
  expect(await world.rows('select definition_name as name from firings order by fired_at')).toEqual([
    { name: 'Muted' },
    { name: 'Mail' },
  ]);
  await world.stopEngines();
  await delivery.stop();
  await world.close();
});
