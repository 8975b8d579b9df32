import type { Engine } from './engine.ts';
import './firings.graphql.ts';

export { createEngine } from './engine.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    engine: Engine;
  }
}
