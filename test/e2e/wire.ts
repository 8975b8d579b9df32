import { startProxy } from '../kit/proxy.ts';

/** What lies between browsers and the product. */
export interface Wire extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, for browsers. */
  readonly url: string;
  /** Ends all connections and lets no new one through until `mend`. */
  cut(): void;
  mend(): void;
}

const nowhere = 1;

export async function startWire(portOfProduct: () => number): Promise<Wire> {
  let isCut = false;
  const proxy = await startProxy({ target: () => (isCut ? nowhere : portOfProduct()) });
  const set = (cut: boolean) => (): void => {
    isCut = cut;
    proxy.cut();
  };
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    cut: set(true),
    mend: set(false),
    [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose](),
  };
}
