import type { OutboundResult } from '../../platform/outbound/index.ts';
import type { Outcome } from './channel.ts';

/** What an answer by HTTP means for a delivery: any 2xx is taken; 410 is an end; redirects are not followed. */
export function outcomeOf(result: OutboundResult): Outcome {
  if (result.kind === 'refused') return { kind: 'never', error: result.error };
  if (result.kind === 'failed') return { kind: 'again', error: result.error };
  const { status: statusCode, retryAfterMs } = result;
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent', statusCode };
  if (statusCode === 410) return { kind: 'never', error: 'It answered 410: it is gone.', statusCode };
  if (statusCode >= 300 && statusCode < 400)
    return { kind: 'again', error: `It answered ${statusCode}: redirects are not followed.`, statusCode };
  return { kind: 'again', error: `It answered ${statusCode}.`, statusCode, retryAfterMs };
}
