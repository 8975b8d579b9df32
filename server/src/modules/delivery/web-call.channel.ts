import type { Clock } from '../../platform/clock.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Channel } from './channel.ts';
import { gaveUpFact } from './facts.ts';
import { headersProblem } from './headers.ts';
import type { WebCallContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';

export interface WebCallNeeds {
  outbound: Outbound;
  clock: Clock;
  timeoutMs: number;
}

/** A plain request to an address, with the delivery's id as its idempotency key. */
export const createWebCallChannel = ({ outbound, clock, timeoutMs }: WebCallNeeds): Channel<WebCallContent> => ({
  async attempt({ id, content: { method, url, headers, body } }, signal) {
    const problem = headersProblem(headers);
    if (problem !== null) return { outcome: { kind: 'never', error: problem } };
    const named = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
    const usual = method === 'POST' ? { 'content-type': 'text/plain; charset=utf-8' } : {};
    const request = { method, url, headers: { ...usual, ...named, 'idempotency-key': id }, timeoutMs, signal };
    return { outcome: outcomeOf(await outbound.send(method === 'POST' ? { ...request, body } : request)) };
  },
  gaveUp: gaveUpFact(clock),
});
