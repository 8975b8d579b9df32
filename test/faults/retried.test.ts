import { createRequest, RequestFailure, type UserEventInput } from '@belfry/client';
import { expect, test } from 'vitest';
import { setUpCompany } from '../kit/people.ts';
import { startProduct } from '../kit/product.ts';
import { startProxy } from '../kit/proxy.ts';
import { psql } from '../kit/psql.ts';
import { noted, source } from './source.ts';

const keys = Number(process.env['BELFRY_FAULTS_KEYS'] ?? 500);
const atOnce = 20;
const query = `mutation ($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { status userEvent { id } } }
}`;

interface Answer {
  readonly recordUserEvents: {
    readonly results: readonly {
      readonly status: string;
      readonly userEvent: { readonly id: string } | null;
    }[];
  };
}

test(
  `${keys} events that are each sent one to five times, at the same time and through a network that breaks, are ${keys} events`,
  async () => {
    await using product = await startProduct();
    const company = await setUpCompany(product, 'North Support', { ivy: 'Integrator' });
    const port = Number(new URL(product.url).port);
    await using proxy = await startProxy({ target: () => port });
    const request = createRequest({
      url: `http://127.0.0.1:${proxy.port}/graphql`,
      token: company.person('ivy').token,
    });
    const cut = { answers: 0 };
    const idsOf = new Map<string, Set<string>>();

    async function send(event: UserEventInput): Promise<void> {
      const input = { source, createMissing: true, events: [event] };
      for (;;) {
        try {
          const answer = await request<Answer, object>(query, { input });
          const [result] = answer.recordUserEvents.results;
          const known = idsOf.get(event.sourceEventId) ?? new Set();
          idsOf.set(event.sourceEventId, known.add(`${result?.userEvent?.id}`));
          return;
        } catch (error) {
          if (!(error instanceof RequestFailure && error.retryable)) throw error;
          cut.answers += 1;
        }
      }
    }

    let next = 0;
    let answered = 0;
    const sender = async (): Promise<void> => {
      for (; next < keys;) {
        const number = next;
        next += 1;
        const times = 1 + (number % 5);
        const event = noted(number, `call-${number % 100}`);
        await Promise.all(Array.from({ length: times }, () => send(event)));
        answered += 1;
        if (answered % atOnce === 0) proxy.cut();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sender));

    const [counted] = await psql<{ events: number; ids: number }>(
      await product.databaseUrl(),
      `select count(*)::int as events, count(distinct source_event_id)::int as ids from user_events`,
    );
    expect(counted).toEqual({ events: keys, ids: keys });
    expect(idsOf.size).toBe(keys);
    expect([...idsOf].filter(([, ids]) => ids.size !== 1)).toEqual([]);
    expect(cut.answers).toBeGreaterThan(keys / atOnce);
  },
  Math.max(120_000, keys * 100),
);
