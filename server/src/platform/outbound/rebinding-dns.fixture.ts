import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import type { Lookup } from './connector.ts';

/** A name server on loopback that gives another answer each time. */
export interface RebindingDns extends AsyncDisposable {
  /** Looks up by this server and by nothing else. */
  readonly lookup: Lookup;
  readonly queries: number;
}

/** One answer of A records without a time to live, to any question. */
function answerOf(query: Buffer, addresses: readonly string[]): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const isA = query.readUInt16BE(end - 4) === 1;
  const given = isA ? addresses : [];
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(given.length, 6);
  header.writeUInt32BE(0, 8);
  const records = given.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}

/** @param answers taken in turn, each a list of IPv4 addresses. */
export async function startRebindingDns(answers: readonly (readonly string[])[]): Promise<RebindingDns> {
  const socket = createSocket('udp4');
  let queries = 0;
  socket.on('message', (query, { port, address }) => {
    socket.send(answerOf(query, answers[queries % answers.length] ?? []), port, address);
    queries += 1;
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    lookup: async (host) => (await resolver.resolve4(host)).map((address) => ({ address, family: 4 })),
    get queries() {
      return queries;
    },
    async [Symbol.asyncDispose]() {
      resolver.cancel();
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}
