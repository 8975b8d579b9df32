import { CombinedError } from '@urql/core';
import { expect, test } from 'vitest';
import { problemIn, problemOf } from './problem.ts';

test('the error member of a result union is a problem with its issues', () => {
  const issue = { path: ['name'], message: 'Give it a name.', code: 'REQUIRED' };
  const member = {
    __typename: 'ValidationError',
    message: 'Some fields are wrong.',
    code: 'INVALID',
    issues: [issue],
  };
  expect(problemIn(member)).toEqual({
    code: 'INVALID',
    message: 'Some fields are wrong.',
    issues: [issue],
    requestId: null,
  });
});

test('the success member of a result union is no problem', () => {
  expect(problemIn({ __typename: 'MarkNotificationsPayload', count: 1 })).toBeNull();
  expect(problemIn(null)).toBeNull();
});

test('a server out of reach is said in words for the person at the screen', () => {
  const error = new CombinedError({ networkError: new TypeError('fetch failed') });
  expect(problemOf(error)).toMatchObject({ code: 'OFFLINE', requestId: null });
});

test('an error of the server keeps its code and the id of the request', () => {
  const error = new CombinedError({
    graphQLErrors: [{ message: 'Something went wrong.', extensions: { code: 'INTERNAL', requestId: 'r-7' } }],
  });
  expect(problemOf(error)).toEqual({
    code: 'INTERNAL',
    message: 'Something went wrong.',
    issues: [],
    requestId: 'r-7',
  });
});
