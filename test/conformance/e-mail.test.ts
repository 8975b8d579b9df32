import { expect, test } from 'vitest';
import { startMailSink } from '../kit/mail-sink.ts';
import { setUpCompany } from '../kit/people.ts';
import { startProduct } from '../kit/product.ts';
import { until } from '../kit/until.ts';

const define = `mutation ($input: CreateEventDefinitionInput!) {
  createEventDefinition(input: $input) { __typename }
}`;
const record = `mutation ($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { status } }
}`;

test('an e-mail that the mail server refuses at first is sent again after a crash, and reaches whom it is for', async () => {
  await using sink = await startMailSink();
  const mail = { SMTP_URL: sink.url, MAIL_FROM: 'belfry@north-support.test' };
  await using product = await startProduct({ env: mail });
  const company = await setUpCompany(product, 'North Support', { ivy: 'Integrator' });
  const { id: userId, email, token } = company.person('operator');
  const to = [{ kind: 'user', userId }];
  const actions = [{ kind: 'send-email', to, subject: 'A new call', body: 'Somebody calls.' }];
  const definition = { scope: 'GLOBAL', name: 'New call', eventType: 'CALL_QUEUED', actions };
  await product.request(token)(define, { input: definition });
  sink.refuse(true);
  const about = { occurredAt: new Date().toISOString(), interaction: { externalId: 'c1' } };
  const events = ['INTERACTION_CREATED', 'INTERACTION_QUEUED'].map((type) => ({
    ...about,
    sourceEventId: type,
    type,
    ...(type === 'INTERACTION_QUEUED' ? { queue: { externalId: 'sales', name: 'Sales' } } : {}),
  }));
  await product.request(company.person('ivy').token)(record, {
    input: { source: 'pbx', createMissing: true, events },
  });
  await until('it was refused', () => sink.refused > 0);
  await product.kill();
  sink.refuse(false);
  await product.start();
  await sink.untilGot(1);

  expect(sink.mails).toEqual([
    { from: mail.MAIL_FROM, to: [email], text: expect.stringContaining('Subject: A new call') },
  ]);
}, 130_000);
