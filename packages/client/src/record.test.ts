import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecorder } from './record.ts';
import type { RecordResult, UserEventInput } from './record-types.ts';
import { type Request, RequestFailure } from './request.ts';

interface Sent {
  input: { source: string; events: UserEventInput[] };
}

/** A server that records by `sourceEventId`, and whose network misbehaves as told: an answer may be lost after the work was done. */
function serverOf(trouble: () => 'none' | 'lost-request' | 'lost-answer' | 'busy' | 'not-yet') {
  const recorded: string[] = [];
  const calls: number[] = [];
  const network = (): RequestFailure => new RequestFailure('The server gave no answer.', { kind: 'network' });
  const request = async (_document: unknown, variables?: object) => {
    const { events } = (variables as Sent).input;
    const now = trouble();
    calls.push(events.length);
    if (now === 'lost-request') throw network();
    if (now === 'busy')
      throw new RequestFailure('Busy.', {
        kind: 'graphql',
        errors: [{ message: 'Busy.', extensions: { code: 'BUSY' } }],
      });
    const results = events.map(({ sourceEventId }, index) => {
      const known = recorded.includes(sourceEventId);
      if (now === 'not-yet' && index === events.length - 1 && !known)
        return {
          sourceEventId,
          status: 'REJECTED',
          anomaly: null,
          error: { message: 'Later.', code: 'LATER' },
          retryable: true,
        };
      if (!known) recorded.push(sourceEventId);
      return {
        sourceEventId,
        status: known ? 'DUPLICATE' : 'RECORDED',
        anomaly: null,
        error: null,
        retryable: false,
      };
    });
    if (now === 'lost-answer') throw network();
    return { recordUserEvents: { results } };
  };
  return { recorded, calls, request: request as Request };
}

const event = (sourceEventId: string): UserEventInput => ({
  sourceEventId,
  type: 'OFFER_ACCEPTED',
  occurredAt: '2026-11-22T10:00:00.000Z',
});
const quick = { source: 'test', lingerMs: 0, random: () => 0 };

test('whatever the network loses, each event is recorded once, in order, and settled once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('none', 'lost-request', 'lost-answer', 'busy', 'not-yet'), {
        maxLength: 3,
      }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 10 }),
      async (troubles, count, maxBatch) => {
        const server = serverOf(() => troubles.shift() ?? 'none');
        const settled: RecordResult[] = [];
        const recorder = createRecorder({
          ...quick,
          request: server.request,
          maxBatch,
          onResult: (result) => settled.push(result),
        });
        const ids = Array.from({ length: count }, (_, index) => `e${index}`);
        for (const id of ids) await recorder.write(event(id));
        await recorder.close();

        expect(server.recorded).toEqual(ids);
        expect(settled.map(({ sourceEventId }) => sourceEventId)).toEqual(ids);
        expect(recorder.held).toBe(0);
      },
    ),
    { numRuns: 25 },
  );
});

test('no call carries more than a thousand events', async () => {
  const server = serverOf(() => 'none');
  const recorder = createRecorder({ ...quick, request: server.request, maxBatch: 5000 });
  await Promise.all(Array.from({ length: 2500 }, (_, index) => recorder.write(event(`e${index}`))));
  await recorder.flush();
  expect(server.calls.toSorted((a, b) => b - a)).toEqual([1000, 1000, 500]);
});

test('a writer waits while too much is held, and goes on when there is room', async () => {
  const gate = Promise.withResolvers<void>();
  const server = serverOf(() => 'none');
  const request: Request = async (document, variables) => {
    await gate.promise;
    return server.request(document, variables);
  };
  const recorder = createRecorder({ ...quick, request, maxHeld: 3 });
  for (const id of ['a', 'b', 'c']) await recorder.write(event(id));
  let written = false;
  const fourth = recorder.write(event('d')).then(() => (written = true));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const before = { written, held: recorder.held };
  gate.resolve();
  await fourth;
  await recorder.close();
  expect(before).toEqual({ written: false, held: 3 });
  expect(server.recorded).toEqual(['a', 'b', 'c', 'd']);
});

test('a refusal that asking again cannot change stops the recorder and is told to who waits', async () => {
  const refusal = new RequestFailure('Not allowed.', {
    kind: 'graphql',
    errors: [{ message: 'Not allowed.', extensions: { code: 'FORBIDDEN' } }],
  });
  const recorder = createRecorder({ ...quick, request: () => Promise.reject(refusal) });
  await recorder.write(event('a'));
  await expect(recorder.flush()).rejects.toBe(refusal);
  await expect(recorder.write(event('b'))).rejects.toBe(refusal);
});

test('a closed recorder takes no more', async () => {
  const server = serverOf(() => 'none');
  const recorder = createRecorder({ ...quick, request: server.request });
  await recorder.write(event('a'));
  await recorder.close();
  await expect(recorder.write(event('b'))).rejects.toThrow('closed');
  expect(server.recorded).toEqual(['a']);
});
