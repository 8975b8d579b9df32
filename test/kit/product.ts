import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequest, type Request } from '@belfry/client';
import { z } from 'zod';
import { connectionUrl, readConnection } from '../../server/src/platform/database/embedded/index.ts';
import { freePort } from './free-port.ts';
import { temporaryDatabase } from './postgres.ts';
import { type Ended, type Program, startProgram, untilSaid } from './program.ts';

export interface ProductOptions {
  /** Variables on top of ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that somebody else removes; a temporary one by default. */
  readonly dataDir?: string;
  /** A database that somebody else drops; a temporary one by default. */
  readonly databaseUrl?: string;
  /** `embedded`: the product brings its own PostgreSQL, as it does for those who name none. */
  readonly store?: 'database' | 'embedded';
}

/** The whole server, started as its users start it. The address changes with each start. */
export interface Product extends AsyncDisposable {
  readonly dataDir: string;
  /** The variables it runs with; what a `belfry` command needs to find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `ws://127.0.0.1:PORT/graphql` */
  readonly socketUrl: string;
  readonly operatorToken: string;
  readonly pid: number;
  /** All that it wrote since its last start. */
  readonly log: string;
  /** The owner's address of its database. */
  databaseUrl(): Promise<string>;
  readonly metricsUrl: string;
  /** A figure of its metrics, by name and labels as they are written there; 0 where there is none yet. */
  metric(name: string): Promise<number>;
  /** Asks with a token, by default the operator's, at wherever it listens then. */
  request(token?: string, timeoutMs?: number): Request;
  /** SIGTERM; resolves when it has drained and ended. */
  stop(): Promise<Ended>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same data; resolves when it serves. */
  start(): Promise<void>;
}

const serverFile = z.object({ url: z.string(), token: z.string() });

/** Starts the product; resolves when it serves. Disposing of it ends it and removes what it kept. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { dataDir, databaseUrl, tidy } = await storeFor(options);
  const variables = {
    PORT: '0',
    METRICS_PORT: String(await freePort()),
    BELFRY_DEMO: '0',
    BELFRY_DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...options.env,
  };
  const product = new RunningProduct(dataDir, variables, tidy);
  try {
    await product.start();
    return product;
  } catch (error) {
    await product[Symbol.asyncDispose]();
    throw error;
  }
}

interface Store {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  tidy(): Promise<void>;
}

async function storeFor(options: ProductOptions): Promise<Store> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'belfry-product-')));
  const needsDatabase = options.store !== 'embedded' && options.databaseUrl === undefined;
  const database = needsDatabase ? await temporaryDatabase() : null;
  return {
    dataDir,
    databaseUrl: options.databaseUrl ?? database?.url,
    async tidy() {
      await database?.drop();
      if (options.dataDir === undefined)
        await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
    },
  };
}

class RunningProduct implements Product {
  readonly dataDir: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly #tidy: () => Promise<void>;
  #program: Program | null = null;
  #address = { url: '', token: '' };

  constructor(dataDir: string, variables: Readonly<Record<string, string>>, tidy: () => Promise<void>) {
    this.dataDir = dataDir;
    this.variables = variables;
    this.#tidy = tidy;
  }

  get url(): string {
    return this.#address.url;
  }

  get socketUrl(): string {
    return `${this.url.replace('http', 'ws')}/graphql`;
  }

  get operatorToken(): string {
    return this.#address.token;
  }

  get pid(): number {
    return this.#running().pid;
  }

  get log(): string {
    return `${this.#program?.stdout ?? ''}${this.#program?.stderr ?? ''}`;
  }

  async databaseUrl(): Promise<string> {
    const given = this.variables['DATABASE_URL'];
    if (given !== undefined) return given;
    const connection = await readConnection(this.dataDir);
    if (!connection) throw new Error(`There is no database in ${this.dataDir}`);
    return connectionUrl(connection);
  }

  get metricsUrl(): string {
    return `http://127.0.0.1:${this.variables['METRICS_PORT']}/metrics`;
  }

  async metric(name: string): Promise<number> {
    const text = await (await fetch(this.metricsUrl)).text();
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1) ?? 0);
  }

  request(token?: string, timeoutMs = 30_000): Request {
    return (document, variables, signal) => {
      const url = `${this.url}/graphql`;
      const ask = createRequest({ url, token: token ?? this.operatorToken, timeoutMs });
      return ask(document, variables, signal);
    };
  }

  async start(): Promise<void> {
    this.#program = startProgram('server/src/main.ts', [], this.variables);
    await untilSaid(this.#program, 'Belfry is ready at ');
    const text = await readFile(join(this.dataDir, 'server.json'), 'utf8');
    this.#address = serverFile.parse(JSON.parse(text));
  }

  stop(): Promise<Ended> {
    return this.#running().stop();
  }

  async kill(): Promise<void> {
    await this.#running().stop('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program?.[Symbol.asyncDispose]();
    await this.#tidy();
  }

  #running(): Program {
    if (!this.#program) throw new Error('The product was never started');
    return this.#program;
  }
}
