import { expect, test } from 'vitest';
import { parseAccounts } from './account.ts';

test('users are read by name from the text of /etc/passwd', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\n\n# comment\nnobody:x:65534:65533::/:/usr/sbin/nologin\n';

  expect([...parseAccounts(passwd)]).toEqual([
    ['root', { uid: 0, gid: 0 }],
    ['nobody', { uid: 65_534, gid: 65_533 }],
  ]);
});
