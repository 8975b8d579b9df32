import { createRecorder, type Recorder, type UserEventInput } from '@belfry/client';
import type { Company } from '../kit/people.ts';
import type { Product } from '../kit/product.ts';

/** The system that reports in these tests. */
export const source = 'pbx';

/** Writes in batches as the Integrator `ivy`, in order, again and again until acknowledged. */
export const recorderFor = (product: Product, company: Company, maxBatch = 200): Recorder =>
  createRecorder({
    request: product.request(company.person('ivy').token),
    source,
    createMissing: true,
    maxBatch,
    random: () => 0,
  });

/** A note on a call. @param number makes the event's id */
export const noted = (number: number, call: string, text = 'Called back.'): UserEventInput => ({
  sourceEventId: `note-${number}`,
  type: 'INTERACTION_NOTED',
  occurredAt: new Date().toISOString(),
  interaction: { externalId: call },
  fields: { text },
});

/** Where the log ends now. */
export async function endOfLog(product: Product, company: Company): Promise<string> {
  const request = product.request(company.person('ivy').token);
  const { viewer } = await request<{ viewer: { cursor: { userEvents: string } } }, object>(
    '{ viewer { cursor { userEvents } } }',
  );
  return viewer.cursor.userEvents;
}
