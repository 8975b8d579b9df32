import type { Definitions } from './definitions.ts';
import './catalogue.graphql.ts';
import './check.graphql.ts';
import './definition-mutations.graphql.ts';
import './definition-moves.graphql.ts';
import './portable.graphql.ts';

export { asDefinition, type DefinitionRow } from './definition.ts';
export { definitionEntities } from './definitions.entity.ts';
export { createDefinitions, type Definitions } from './definitions.ts';
export { DraftInput } from './definition-inputs.graphql.ts';
export { definitionById, EventDefinitionObject } from './definitions.graphql.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    definitions: Definitions;
  }
}
