import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a PostgreSQL that counts what is asked on it. */
export interface StatementCounter extends AsyncDisposable {
  /** The given address, through here. */
  readonly url: string;
  /** Statements so far: simple queries, and executions of prepared ones. */
  readonly statements: number;
}

export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let statements = 0;
  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const reader = new RequestReader();
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (piece) => {
      statements += reader.statementsIn(piece);
      server.write(piece);
    });
    server.on('data', (piece) => void client.write(piece));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The counter has no port');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    get statements() {
      return statements;
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const socket of sockets) socket.destroy();
      await once(listener, 'close');
    },
  };
}

const typeBytes = 1;
const lengthBytes = 4;
const asksSomething = new Set(['Q', 'E']);

/** Reads what a client of PostgreSQL says: a message without a type, then messages of type, length and content. */
class RequestReader {
  #rest = Buffer.alloc(0);
  #greeted = false;

  statementsIn(piece: Buffer): number {
    this.#rest = Buffer.concat([this.#rest, piece]);
    let statements = 0;
    for (;;) {
      const before = this.#greeted ? typeBytes : 0;
      if (this.#rest.length < before + lengthBytes) return statements;
      const end = before + this.#rest.readUInt32BE(before);
      if (this.#rest.length < end) return statements;
      const type = this.#greeted ? String.fromCharCode(this.#rest[0] ?? 0) : '';
      statements += Number(asksSomething.has(type));
      this.#greeted = true;
      this.#rest = this.#rest.subarray(end);
    }
  }
}
