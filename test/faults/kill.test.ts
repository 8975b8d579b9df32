import { expect, test } from 'vitest';
import { type Company, setUpCompany } from '../kit/people.ts';
import { processesNaming } from '../kit/processes.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { until } from '../kit/until.ts';
import { audit } from './audit.ts';
import { isQuiet, readBooks } from './books.ts';
import { startLoad } from './load.ts';

const kills = Number(process.env['BELFRY_FAULTS_KILLS'] ?? 5);
const seed = Number(process.env['BELFRY_FAULTS_SEED'] ?? Date.now() % 100_000);
const rules = { rejected: 'Any call rejected', muted: 'Muted for a second', readers: 2 };

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

test.each([
  ['a database of its own', 'embedded'],
  ['a database that lives on', 'database'],
] as const)(
  `a server with %s that is killed ${kills} times under load loses nothing and does nothing twice (seed ${seed})`,
  async (_what, store) => {
    const random = randomFrom(seed);
    await using product = await startProduct({ store });
    const roles = { ivy: 'Integrator', amy: 'Analyst', bob: 'Agent', cat: 'Agent' };
    const company = await setUpCompany(product, 'North Support', roles);
    await define(product, company);
    const load = startLoad(product, company, 8);
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = load.acknowledgements + Math.floor(random() * 300);
      await until(
        () =>
          `enough is acknowledged: ${load.acknowledgements} of ${enough}; ${load.complaints.join()}`,
        () => load.acknowledgements >= enough,
      );
      await product.kill();
      await product.start();
    }
    const before = load.acknowledgements;
    await until('the last start serves', () => load.acknowledgements > before + 50);
    await load.stop();
    await until('nothing is left to do', () => isQuiet(product, company));
    const books = await readBooks(product, company);

    const { log, firings, notifications } = books;
    process.stdout.write(
      `${store}: ${kills} kills, ${log.length} events, ${load.retries} sent again, ${firings.length} firings, ${notifications.length} notifications\n`,
    );
    expect(load.complaints).toEqual([]);
    expect(audit(books, load.acknowledged, rules)).toEqual([]);
    expect(firings.length).toBeGreaterThan(kills);
    expect(await product.stop()).toEqual({ code: 0, signal: null });
    expect(await processesNaming(product.dataDir)).toEqual([]);
  },
  Math.max(120_000, kills * 20_000),
);
