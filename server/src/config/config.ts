/** Settings of one node, complete and checked. Made once at the start and passed down. */
export interface Config {
  readonly role: 'all' | 'api' | 'worker';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** 0 takes any free port. */
  readonly metricsPort: number;
  /** Origins that may call from a browser, as `scheme://host[:port]`. Empty means the server's own. */
  readonly publicOrigins: readonly string[];
  /** An absolute path. */
  readonly dataDir: string;
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'server'; readonly url: string };
  readonly natsUrl: string | undefined;
  /** Nothing when it has to be read from, or made in, the data folder. */
  readonly secret: string | undefined;
  /** `rate` is user events per second. */
  readonly demo: { readonly rate: number; readonly seed: number } | undefined;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Hosts and networks that may be called though they are not public. */
  readonly outboundAllow: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** What the command line talks to; the data folder says so where nothing is given. */
  readonly client: { readonly url: string | undefined; readonly token: string | undefined };
}
