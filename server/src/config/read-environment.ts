import { resolve } from 'node:path';
import type { Config } from './config.ts';
import { configProblem, type ConfigProblem } from './config-problem.ts';
import { environmentSchema, notesOf, type Environment } from './environment.schema.ts';

const CHECKOUT = resolve(import.meta.dirname, '../../..');

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Turns the environment into a configuration, or names everything that is wrong with it. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return {
      ok: false,
      problems: [...names].map((name) => configProblem(name, wrongValue(name, given[name]))),
    };
  }
  const problems = contradictions(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(parsed.data) };
}

function wrongValue(name: string, value: string | undefined): string {
  return notesOf(name).secret ? 'its value (kept secret here) is not valid' : `${JSON.stringify(value)} is not valid`;
}

function contradictions(environment: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const { port, metricsPort } = ports(environment);
  if (port !== 0 && port === metricsPort) {
    problems.push(configProblem('METRICS_PORT', `${metricsPort} is the port of the dashboard too`));
  }
  if (metricsPort > 65_535) {
    problems.push(configProblem('METRICS_PORT', `not given, and PORT + 1 is ${metricsPort}`));
  }
  if (environment.SMTP_URL && !environment.MAIL_FROM) {
    problems.push(configProblem('MAIL_FROM', 'missing, and SMTP_URL is given'));
  }
  return problems;
}

function ports({ PORT: port = 4000, METRICS_PORT: given }: Environment): {
  port: number;
  metricsPort: number;
} {
  return { port, metricsPort: given ?? (port === 0 ? 0 : port + 1) };
}

function toConfig(environment: Environment): Config {
  return {
    ...ports(environment),
    role: environment.BELFRY_ROLE ?? 'all',
    host: environment.BELFRY_HOST ?? '127.0.0.1',
    publicOrigins: environment.BELFRY_PUBLIC_URL ?? [],
    dataDir: resolve(CHECKOUT, environment.BELFRY_DATA_DIR ?? '.belfry'),
    database: environment.DATABASE_URL ? { kind: 'server', url: environment.DATABASE_URL } : { kind: 'embedded' },
    natsUrl: environment.NATS_URL,
    secret: environment.BELFRY_SECRET,
    demo: demo(environment),
    mail: mail(environment),
    outboundAllow: environment.BELFRY_OUTBOUND_ALLOW ?? [],
    logLevel: environment.LOG_LEVEL ?? 'info',
    client: { url: environment.BELFRY_URL, token: environment.BELFRY_TOKEN },
  };
}

function demo(environment: Environment): Config['demo'] {
  const wanted = environment.BELFRY_DEMO ?? environment.DATABASE_URL === undefined;
  return wanted ? { rate: environment.BELFRY_DEMO_RATE ?? 20, seed: environment.BELFRY_DEMO_SEED ?? 42 } : undefined;
}

function mail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): Config['mail'] {
  return smtpUrl && from ? { smtpUrl, from } : undefined;
}
