/** A file that breaks one rule of style, and the name that the linter gives that rule. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly content: string;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const PURE_GLOBALS: Readonly<Record<string, string>> = {
  Date: 'Date.now()',
  crypto: 'crypto.randomUUID()',
  process: 'process.pid',
  fetch: `fetch('https://example.org')`,
  performance: 'performance.now()',
  queueMicrotask: 'queueMicrotask',
  setTimeout: 'setTimeout',
  setInterval: 'setInterval',
  setImmediate: 'setImmediate',
};

/** Each global that brings time, chance or the world into the domain. */
const impure = Object.entries(PURE_GLOBALS).map(([name, use]) => ({
  rule: 'eslint(no-restricted-globals)',
  file: `packages/domain/src/uses-${name.toLowerCase()}.ts`,
  content: `export const impure = (): unknown => ${use};`,
}));

const src = (
  rule: string,
  code: string,
  file = `${code.replaceAll(/[^a-z-]/g, '')}.ts`,
): Omit<Violation, 'content'> => ({
  rule: `${rule}(${code})`,
  file: `server/src/${file}`,
});

export const VIOLATIONS: readonly Violation[] = [
  {
    ...src('eslint', 'max-lines'),
    content: lines(301, (index) => `export const line${index} = ${index};`),
  },
  {
    ...src('eslint', 'max-lines-per-function'),
    content: `export function long(sum: number): number {\n${lines(60, () => '  sum += 1;')}\n  return sum;\n}`,
  },
  {
    ...src('eslint', 'complexity'),
    content: `export function twisted(n: number): number {\n${lines(12, (index) => `  if (n === ${index}) return ${index + 1};`)}\n  return 0;\n}`,
  },
  {
    ...src('eslint', 'max-depth'),
    content:
      'export function deep(n: number): number {\n  if (n > 1) { if (n > 2) { if (n > 3) { if (n > 4) { return 1; } } } }\n  return 0;\n}',
  },
  {
    ...src('eslint', 'max-params'),
    content: 'export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  },
  {
    ...src('eslint', 'no-console'),
    content: `export const say = (): void => console.log('said');`,
  },
  {
    ...src('eslint', 'eqeqeq'),
    content: `export const same = (a: string, b: string): boolean => a == b;`,
  },
  { ...src('eslint', 'prefer-const'), content: 'let once = 1;\nexport const twice = once * 2;' },
  { ...src('eslint', 'no-var'), content: 'export var old = 1;' },
  {
    ...src('import', 'no-cycle'),
    content: `import { other } from './no-cycle-other.ts';\nexport const one = (): unknown => other;`,
  },
  {
    ...src('import', 'no-cycle', 'no-cycle-other.ts'),
    content: `import { one } from './no-cycle.ts';\nexport const other = (): unknown => one;`,
  },
  { ...src('import', 'no-default-export'), content: 'export default 1;' },
  { ...src('node', 'no-process-env'), content: `export const home = process.env['HOME'];` },
  {
    ...src('unicorn', 'no-process-exit'),
    content: 'export const end = (): never => process.exit(1);',
  },
  { ...src('unicorn', 'filename-case', 'filenameCase.ts'), content: 'export const kept = 1;' },
  {
    ...src('typescript', 'no-floating-promises'),
    content: 'const later = async (): Promise<void> => {};\nexport const start = (): void => { later(); };',
  },
  {
    ...src('typescript', 'no-misused-promises'),
    content:
      'const later = async (): Promise<boolean> => true;\nexport const start = (): string => { if (later()) return "always"; return "never"; };',
  },
  {
    ...src('typescript', 'switch-exhaustiveness-check'),
    content: `export function word(state: 'open' | 'closed'): string {\n  switch (state) {\n    case 'open':\n      return 'is open';\n  }\n  return '';\n}`,
  },
  {
    ...src('typescript', 'only-throw-error'),
    content: `export const fail = (): never => { throw 'text'; };`,
  },
  {
    ...src('typescript', 'return-await'),
    content:
      'const later = async (): Promise<number> => 1;\nexport async function caught(): Promise<number> {\n  try {\n    return later();\n  } catch {\n    return 0;\n  }\n}',
  },
  {
    ...src('typescript', 'consistent-type-imports'),
    content: `import { Kept } from './kept.ts';\nexport const kept = (value: Kept): Kept => value;`,
  },
  {
    ...src('typescript', 'no-explicit-any'),
    content: 'export const anything = (value: any): unknown => value;',
  },
  {
    ...src('typescript', 'no-non-null-assertion'),
    content: 'export const first = (values: string[]): string => values[0]!;',
  },
  {
    ...src('vitest', 'no-focused-tests', 'focused.test.ts'),
    content: `import { expect, test } from 'vitest';\ntest.only('alone', () => { expect(1).toBe(1); });`,
  },
  {
    ...src('vitest', 'no-disabled-tests', 'disabled.test.ts'),
    content: `import { expect, test } from 'vitest';\ntest.skip('never', () => { expect(1).toBe(1); });`,
  },
  ...impure,
  {
    rule: 'eslint(no-restricted-properties)',
    file: 'packages/domain/src/uses-chance.ts',
    content: 'export const chance = (): number => Math.random();',
  },
];

/** What looks alike and is allowed where it stands. */
export const ALLOWED: Readonly<Record<string, string>> = {
  'server/src/kept.ts': 'export interface Kept {\n  readonly name: string;\n}',
  'server/src/config/read.ts': `export const home = process.env['HOME'];`,
  'server/launch/read.mjs': 'export const home = process.env.HOME;',
  'server/src/clock.ts': 'export const now = (): number => Date.now();',
  'test/kit/read.ts': `export const home = process.env['HOME'];`,
  'dashboard/vite.config.ts': 'export default {};',
  'server/src/long.test.ts': `import { expect, test } from 'vitest';\ntest('long', () => {\n${lines(70, (index) => `  expect(${index}).toBe(${index});`)}\n});`,
  'packages/domain/src/clock.test.ts': `import { expect, test } from 'vitest';\ntest('now', () => { expect(Date.now()).toBeGreaterThan(0); });`,
};
