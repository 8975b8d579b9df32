import { expect, test } from 'vitest';
import { isAddress } from './email.ts';

test.each(['jana@example.test', 'j.o+calls@mail.example.test', "o'hara@example.test", 'root@localhost'])(
  '%s is one address',
  (text) => {
    expect(isAddress(text)).toBe(true);
  },
);

test.each([
  'u@b.test\r\nRCPT TO:<evil@x.test>',
  'u@b.test\n',
  'a@b.test, c@d.test',
  'a@b.test;c@d.test',
  'Jana <jana@example.test>',
  '<jana@example.test>',
  'jana',
  '@example.test',
  'jana@',
  'ja na@example.test',
  'jana@exa mple.test',
  'jana@-example.test',
  'jana@example..test',
  `${'a'.repeat(65)}@example.test`,
  `a@${'b.'.repeat(130)}test`,
])('%j is not one address', (text) => {
  expect(isAddress(text)).toBe(false);
});
