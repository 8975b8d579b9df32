import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { ValidationRule } from 'graphql';

/** The most tokens a document may have. */
export const tokensAtMost = 2_000;

/** How deep, wide and dear a document may be, over HTTP and on sockets alike. */
export const documentRules: readonly ValidationRule[] = [
  maxDepthRule({ n: 14 }),
  maxAliasesRule({ n: 30, allowList: ['__typename'] }),
  maxDirectivesRule({ n: 30 }),
  costLimitRule({ maxCost: 100_000, ignoreIntrospection: true }),
];
