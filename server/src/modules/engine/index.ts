import type { Engine } from './engine.ts';
import './firings.graphql.ts';

export { createEngine, type Engine, type EngineNeeds, type EngineSettings } from './engine.ts';
export type { FiringRow } from './firing.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    engine: Engine;
  }
}
