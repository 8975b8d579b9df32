import { expect, test } from 'vitest';
import { LAWS } from './laws.ts';
import { CHECKOUT } from './tool.ts';

test.each(LAWS)('$name', async (law) => {
  const problems = await law.problems(CHECKOUT);

  expect(problems.map(({ rule, where, text }) => `${where}  ${rule}: ${text}`)).toEqual([]);
});
