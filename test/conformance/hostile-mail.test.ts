import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import PostalMime, { type Email } from 'postal-mime';
import { expect, test } from 'vitest';
import { createDelivery, type NewDelivery } from '../../server/src/modules/delivery/index.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { openDatabase } from '../../server/src/platform/database/index.ts';
import { randomIds as ids } from '../../server/src/platform/ids.ts';
import { createLog } from '../../server/src/platform/log.ts';
import { createOutbound } from '../../server/src/platform/outbound/index.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { type Mail, startMailSink } from '../kit/mail-sink.ts';
import { temporaryDatabase } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';

const subjects = [
  'Hello\r\nBcc: evil@x.test',
  'Hello\nX-Evil: 1\n\nbody',
  'Hello\rContent-Type: text/html',
  '\r\n\r\n<script>alert(1)</script>',
  'Nul\0here\u0007and\u001B[31mthere',
  'Next\u0085line and \u2028line\u2029ends',
  '=?utf-8?q?=0d=0aBcc:_evil@x.test?=',
  '=?utf-8?b?DQpCY2M6IGV2aWxAeC50ZXN0?=',
  `Long ${'word '.repeat(90)}`,
  'Long'.repeat(120),
  'Ünïcödé 🛎️ \u202Eright to left',
  '"quoted" <evil@x.test>, other@x.test',
  'Bcc: evil@x.test',
  'a;b,c:d<e>f@g[h]',
  'lone \uD800 half',
] as const;
const bodies = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</div></body></html><h1>out</h1>',
  '<!-- <b> --> &lt;b&gt; &amp; &#60;',
  'one\r\n.\r\nMAIL FROM:<evil@x.test>\r\nRCPT TO:<evil@x.test>\r\nDATA\r\n',
  '.\r\n..\r\n.',
  'From the start\nFrom again\n>From',
  '--boundary\r\nContent-Type: text/html\r\n\r\n<b>in</b>',
  `${'x'.repeat(5_000)}\n${'🛎'.repeat(700)}`,
  'Nul\0 and lone \uDC00 half',
  '#TICKET# {{constructor}} ${7*7} <%= 1 %>',
  '<a href="javascript:alert(1)">x</a> \' " `',
  '  two  spaces\n\n\n\tand a tab ',
  '<textarea><title><style><plaintext>',
] as const;
const goodAddresses = ['ana@north.test', "o'hara@north.test", 'j.o+calls@mail.north.test', 'root@localhost'] as const;
const badAddresses = [
  'u@b.test\r\nRCPT TO:<evil@x.test>',
  'u@b.test\nBcc: evil@x.test',
  'u@b.test, evil@x.test',
  'u@b.test;evil@x.test',
  'u@b.test evil@x.test',
  'Name <evil@x.test>',
  '<evil@x.test>',
  'evil@x.test>',
  '"evil@x.test"@b.test',
  'a@b.test\0@x.test',
  'group: a@b.test, evil@x.test;',
  '@x.test:a@b.test',
  'a@b@x.test',
  'ä@ö.test',
  '',
] as const;

const total = 500;
const userId = ids.next();
const organizationId = ids.next();
const publicUrl = 'https://belfry.north.test';

const pick = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place % items.length];
  if (item === undefined) throw new Error('There is nothing to pick');
  return item;
};

/** Each address, subject and body with many others: the three lists have no length in common. */
const hostile = Array.from({ length: total }, (_, number) => ({
  id: ids.next(),
  organizationId,
  firingId: null,
  definitionId: null,
  place: 0,
  channel: 'email' as const,
  to: number % 3 === 2 ? pick(badAddresses, number) : pick(goodAddresses, number),
  subject: pick(subjects, number * 7 + Math.floor(number / 15)),
  text: pick(bodies, number * 5 + Math.floor(number / 14)),
  html: null,
  unsubscribe: { userId },
})) satisfies NewDelivery[];

const headersOfAll = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-auto-response-suppress',
];

const lines = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '');

type Node = DefaultTreeAdapterTypes.Node;

/** The text that a page shows, and the elements that show it. */
function read(html: string): { text: string; elements: string[] } {
  const found = { text: '', elements: new Array<string>() };
  const visit = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) found.text += node.value;
    else if (!node.nodeName.startsWith('#')) found.elements.push(node.nodeName);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

function shown(mail: Mail, email: Email) {
  return {
    to: mail.to,
    addressed: email.to?.map(({ address }) => address),
    others: [...(email.cc ?? []), ...(email.bcc ?? [])],
    subject: email.subject ?? '',
    headers: email.headers.map(({ key }) => key).toSorted(),
    text: lines(email.text ?? ''),
    html: { ...read(email.html ?? ''), text: lines(read(email.html ?? '').text) },
    attachments: email.attachments.length,
  };
}

const elements = ['html', 'head', 'meta', 'body', 'div'];

function expected({ to, subject, text }: (typeof hostile)[number]) {
  const line = subject
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return {
    to: [to],
    addressed: [to],
    others: [],
    subject: line.slice(0, 500).trim(),
    headers: headersOfAll,
    text: lines(text),
    html: { text: lines(text), elements },
    attachments: 0,
  };
}

test(`of ${total} e-mails of hostile addresses, subjects and bodies each reaches whom it is for, as what it says, or nobody`, async () => {
  await using temporary = await temporaryDatabase();
  await using sink = await startMailSink();
  const database = await openDatabase({ url: temporary.url, entities: [], log: createLog('silent'), poolSize: 8 });
  await database.rows('*', `insert into organizations (id, name) values ($1, 'North')`, [organizationId]);
  const ends = new Map<string, string>();
  const delivery = createDelivery({
    database,
    vault: createVault('the secret of this test, which is long enough'),
    outbound: createOutbound({ allow: [] }),
    mail: { smtpUrl: sink.url, from: 'Belfry <belfry@north.test>' },
    publicUrl,
    logDir: '/nowhere',
    clock: systemClock,
    ids,
    log: createLog('silent'),
    recordFact: () => Promise.resolve(),
    ended: ({ deliveryId, state }) => Promise.resolve(void ends.set(deliveryId, state)),
  });
  await database.transaction(organizationId, (transaction) => delivery.add(transaction, hostile));
  delivery.start();
  await until(
    () => `${ends.size} of ${total} have ended`,
    () => ends.size === total,
    { withinMs: 55_000 },
  );
  await delivery.stop();
  await database.close();

  const isBad = ({ to }: { to: string }): boolean => (badAddresses as readonly string[]).includes(to);
  expect(hostile.map(({ id }) => ends.get(id))).toEqual(hostile.map((mail) => (isBad(mail) ? 'gave-up' : 'sent')));
  const parsed = await Promise.all(
    sink.mails.map(async (mail) => ({ mail, email: await PostalMime.parse(mail.text) })),
  );
  const idOf = ({ messageId }: Email): string => /^<([^@]+)@north\.test>$/.exec(messageId ?? '')?.[1] ?? '';
  const byId = new Map(parsed.map((one) => [idOf(one.email), one]));
  const good = hostile.filter((mail) => !isBad(mail));
  expect([...byId.keys()].toSorted()).toEqual(good.map(({ id }) => id).toSorted());
  expect(sink.mails).toHaveLength(good.length);
  for (const mail of good) {
    const got = byId.get(mail.id);
    expect({ mail, shown: got && shown(got.mail, got.email) }).toEqual({ mail, shown: expected(mail) });
    const unsubscribe = got?.email.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
    expect(unsubscribe).toMatch(/^<https:\/\/belfry\.north\.test\/unsubscribe\?t=[\w-]{86}>$/);
    expect(got?.email.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe(
      'List-Unsubscribe=One-Click',
    );
  }
});
