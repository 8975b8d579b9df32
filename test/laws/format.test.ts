import { expect, test } from 'vitest';
import { formatLaw } from './format.law.ts';
import { problemsIn } from './planted-tree.ts';

test('a file that is not formatted is found, one that is is not', async () => {
  const files = {
    'server/src/planted.ts': 'export const  one = "1"\n',
    'server/src/kept.ts': `export const one = '1';\n`,
  };

  expect(await problemsIn({ files, settings: ['.oxfmtrc.json'] }, formatLaw)).toEqual([
    { rule: 'format', where: 'server/src/planted.ts', text: 'is not formatted; pnpm fix does it' },
  ]);
});
