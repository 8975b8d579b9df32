import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { looksForged } from './guard.ts';
import { presentedBy, readCookies } from './presented.ts';

const cookieName = 'belfry_session';
function request(method: string, headers: Record<string, string>): IncomingMessage {
  const made = new IncomingMessage(new Socket());
  made.method = method;
  made.headers = headers;
  return made;
}
const cookie = `${cookieName}=abc`;
const csrf = { 'x-belfry-csrf': '1' };

test.each<[string, { method?: string; headers: Record<string, string>; forged: boolean }]>([
  ['a POST with the cookie alone', { headers: { cookie }, forged: true }],
  ['one with the cookie behind others', { headers: { cookie: `a=b; ${cookie}` }, forged: true }],
  ['one of our own pages', { headers: { cookie, ...csrf }, forged: false }],
  ['one with a token', { headers: { cookie, authorization: 'Bearer belfry_x' }, forged: false }],
  ['one with what a browser adds', { headers: { cookie, authorization: 'Basic eDp5' }, forged: true }],
  ['one without a cookie', { headers: {}, forged: false }],
  ['one with the cookie of another', { headers: { cookie: `not_${cookie}` }, forged: false }],
  ['a GET', { method: 'GET', headers: { cookie }, forged: false }],
  ['a PUT', { method: 'PUT', headers: { cookie }, forged: true }],
])('%s: is it forged?', (_what, { method = 'POST', headers, forged }) => {
  expect(looksForged(request(method, headers), cookieName)).toBe(forged);
});

test('cookies are read by name, values with "=" in them too', () => {
  expect(readCookies('a=1; b=x=y;c; ;d=')).toEqual(
    new Map([
      ['a', '1'],
      ['b', 'x=y'],
      ['c', ''],
      ['d', ''],
    ]),
  );
  expect(readCookies(undefined).size).toBe(0);
});

test('what a socket says of itself goes before its headers', () => {
  const headers = { authorization: 'Bearer head', cookie, 'x-belfry-organization': 'North' };
  expect(presentedBy(headers, { cookieName })).toEqual({ bearer: 'head', cookie: 'abc', organization: 'North' });
  const params = { authorization: 'bearer  said', organization: 'South' };
  expect(presentedBy(headers, { cookieName, params })).toEqual({
    bearer: 'said',
    cookie: 'abc',
    organization: 'South',
  });
});

test.each(['Basic abc', 'Bearer', 'Bearer ', `Bearer ${'x'.repeat(201)}`, 'Bearer a b'])(
  '%j names no token',
  (authorization) => {
    expect(presentedBy({ authorization }, { cookieName }).bearer).toBeUndefined();
  },
);
