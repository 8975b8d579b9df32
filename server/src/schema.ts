import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema } from 'graphql';
import './platform/graphql/scalars.ts';
import './platform/graphql/server-info.graphql.ts';
import './modules/access/index.ts';
import './modules/directory/index.ts';
import './modules/interactions/index.ts';
import './modules/counts/index.ts';
import './modules/definitions/index.ts';
import './modules/notifications/index.ts';
import './modules/delivery/index.ts';
import './modules/engine/index.ts';
import { builder } from './platform/graphql/index.ts';

/** The whole contract, made of what each module adds to it. */
export const schema: GraphQLSchema = lexicographicSortSchema(builder.toSchema());
