import type { Engine } from './engine.ts';
import './explain.graphql.ts';
import './manual.graphql.ts';
import './receipts.graphql.ts';
import './stopped.graphql.ts';
import './trial.graphql.ts';
import './usage.graphql.ts';

export { createEngine } from './engine.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    engine: Engine;
  }
}
