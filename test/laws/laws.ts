import { arrowsLaw } from './arrows.law.ts';
import { formatLaw } from './format.law.ts';
import type { Law } from './law.ts';
import { lintLaw } from './lint.law.ts';
import { printedFilesLaw } from './printed-files.law.ts';
import { schemaConventionsLaw } from './schema-conventions.law.ts';
import { typesLaw } from './types.law.ts';
import { unusedLaw } from './unused.law.ts';

/** Everything that `pnpm check` looks at, in the order of its report. */
export const LAWS: readonly Law[] = [
  formatLaw,
  lintLaw,
  typesLaw,
  arrowsLaw,
  unusedLaw,
  printedFilesLaw,
  schemaConventionsLaw,
];
