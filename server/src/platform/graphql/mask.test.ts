import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { withRequestId } from '../request-id.ts';
import { RequestError } from './errors.ts';
import { maskErrors } from './mask.ts';

const mask = maskErrors({ log: createLog('silent') });
const seen = (error: unknown) => {
  const { message, extensions } = mask(error);
  return { message, extensions };
};

test('a fault is hidden behind the id of its request', () => {
  withRequestId((requestId) => {
    const located = new GraphQLError('x', { originalError: new Error('password is hunter2'), path: ['a'] });
    for (const fault of [new Error('password is hunter2'), located, 'a text', null]) {
      const { message, extensions } = seen(fault);
      expect(extensions).toEqual({ code: 'INTERNAL', requestId });
      expect(message).toContain(requestId);
      expect(message).not.toContain('hunter2');
    }
    expect(mask(located).path).toEqual(['a']);
  });
});

test('what was made for callers to read is let through with its code', () => {
  expect(seen(new RequestError('BUSY', 'Later.', { retryAfter: 1 }))).toMatchObject({
    message: 'Later.',
    extensions: { code: 'BUSY', retryAfter: 1 },
  });
  const inside = new GraphQLError('x', { originalError: new RequestError('NOT_FOUND', 'Gone.') });
  expect(seen(inside).extensions).toMatchObject({ code: 'NOT_FOUND' });
});

test('what a library found wrong with a document bears a code of our list', () => {
  const found = new GraphQLError('Syntax', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  expect(seen(found)).toEqual({ message: 'Syntax', extensions: { code: 'BAD_REQUEST' } });
  expect(seen(new GraphQLError('Unknown field'))).toEqual({
    message: 'Unknown field',
    extensions: { code: 'BAD_REQUEST' },
  });
});

test('a caller who leaves is no fault of the server: nobody is woken for it', () => {
  const written: string[] = [];
  const log = createLog('silent');
  log.error = () => void written.push('error');
  const [left, fault] = [new DOMException('This operation was aborted', 'AbortError'), new Error('broken')];

  for (const originalError of [left, fault]) maskErrors({ log })(new GraphQLError('x', { originalError }));

  expect(written).toEqual(['error']);
});
