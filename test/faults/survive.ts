import { expect } from 'vitest';
import { type Company, setUpCompany } from '../kit/people.ts';
import { processesNaming } from '../kit/processes.ts';
import { type Product, startProduct } from '../kit/product.ts';
import type { Ended } from '../kit/program.ts';
import { until } from '../kit/until.ts';
import { audit } from './audit.ts';
import { isQuiet, readBooks } from './books.ts';
import { startLoad } from './load.ts';

const rules = { rejected: 'Any call rejected', muted: 'Muted for a second', readers: 2 };

/** How many harms a run does: few in `npm test`. */
export const harms = Number(process.env['BELFRY_FAULTS_KILLS'] ?? 5);
/** The same seed does the harms at the same places. */
export const seed = Number(process.env['BELFRY_FAULTS_SEED'] ?? Date.now() % 100_000);

/** A number from 0 up to 1; the same seed gives the same numbers. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function define(product: Product, company: Company): Promise<void> {
  const to = ['operator', 'amy'].map((who) => ({ kind: 'user', userId: company.person(who).id }));
  const actions = [{ kind: 'notify', to, severity: 'info', title: 'Look', body: 'Now.' }];
  const definitions = [
    { name: rules.rejected, eventType: 'CALL_REJECTED' },
    { name: rules.muted, eventType: 'CALL_MUTE_TOO_LONG', after: 'PT1S' },
  ];
  for (const definition of definitions) {
    const answer = await product.request(company.person('operator').token)<object, object>(
      `mutation ($input: CreateEventDefinitionInput!) { createEventDefinition(input: $input) { __typename } }`,
      { input: { scope: 'GLOBAL', actions, ...definition } },
    );
    expect(answer).toEqual({
      createEventDefinition: { __typename: 'CreateEventDefinitionPayload' },
    });
  }
}

export interface Harm {
  readonly store: 'database' | 'embedded';
  /** How often it is done. */
  readonly times: number;
  /** Resolves when the harm is done and what has to be started again serves. */
  readonly harm: (product: Product) => Promise<void>;
}

/** What is wrong afterwards. */
export interface Damage {
  /** Answers that no writer should get. */
  readonly complaints: readonly string[];
  /** What the books get wrong. */
  readonly problems: readonly string[];
  /** How it ended when it was asked to. */
  readonly ended: Ended;
  /** Processes that it left behind. */
  readonly left: readonly string[];
}

export const noDamage: Damage = {
  complaints: [],
  problems: [],
  ended: { code: 0, signal: null },
  left: [],
};

/** Harms a product under load again and again, then leaves it alone and looks at what it has become. */
export async function survive({ store, times, harm }: Harm): Promise<Damage> {
  const random = randomFrom(seed);
  await using product = await startProduct({ store });
  const roles = { ivy: 'Integrator', amy: 'Analyst', bob: 'Agent', cat: 'Agent' };
  const company = await setUpCompany(product, 'North Support', roles);
  await define(product, company);
  const load = startLoad(product, company, 8);
  const untilMore = async (more: number): Promise<void> => {
    const enough = load.acknowledgements + more;
    await until(
      () => `there are ${load.acknowledgements} of ${enough}; ${load.complaints.join()}`,
      () => load.acknowledgements >= enough,
      { withinMs: 60_000 },
    );
  };
  for (let time = 0; time < times; time += 1) {
    await untilMore(20 + Math.floor(random() * 300));
    await harm(product);
  }
  await untilMore(50);
  await load.stop();
  await until('nothing is left to do', () => isQuiet(product, company));
  const books = await readBooks(product, company);

  process.stdout.write(
    `${store}: ${times} harms, ${books.log.length} events, ${load.retries} sent again, ` +
      `${books.firings.length} firings, ${books.notifications.length} notifications\n`,
  );
  const ended = await product.stop();
  return {
    complaints: load.complaints,
    problems: audit(books, load.acknowledged, rules),
    ended,
    left: await processesNaming(product.dataDir),
  };
}
