import { once } from 'node:events';
import { createServer } from 'node:net';
import { startProxy } from '../kit/proxy.ts';

/** What lies between browsers and the product. */
export interface Wire extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, for browsers. */
  readonly url: string;
  /** Ends all connections and lets no new one through until `mend`. */
  cut(): void;
  mend(): void;
}

/** Takes connections and ends them at once: nothing hangs in between. */
async function startDeadEnd() {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The dead end has no port');
  return { port: address.port, close: () => server.close() };
}

export async function startWire(portOfProduct: () => number): Promise<Wire> {
  const deadEnd = await startDeadEnd();
  let isCut = false;
  const proxy = await startProxy({ target: () => (isCut ? deadEnd.port : portOfProduct()) });
  const set = (cut: boolean) => (): void => {
    isCut = cut;
    proxy.cut();
  };
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    cut: set(true),
    mend: set(false),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      deadEnd.close();
    },
  };
}
