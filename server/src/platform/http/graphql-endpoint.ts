import type { IncomingMessage, ServerResponse } from 'node:http';
import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { usePrometheus } from '@graphql-yoga/plugin-prometheus';
import { can } from '@belfry/domain';
import { type GraphQLSchema, NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Registry } from 'prom-client';
import type { Context, Services, SignedInViewer } from '../graphql/context.ts';
import { maskErrors } from '../graphql/mask.ts';
import type { Log } from '../log.ts';
import { currentRequestId } from '../request-id.ts';
import { readCookies } from './presented.ts';

export interface EndpointNeeds {
  schema: GraphQLSchema;
  services: Services;
  log: Log;
  registry: Registry;
}

/** What is known before GraphQL begins. */
export interface ServerContext {
  req: IncomingMessage;
  res: ServerResponse;
  viewer: SignedInViewer | null;
}

/** How deep, how wide and how dear a document may be. */
export const documentLimits = {
  maxDepth: { n: 14 },
  maxAliases: { n: 30 },
  maxDirectives: { n: 30 },
  maxTokens: { n: 2_000 },
  costLimit: { maxCost: 20_000 },
  blockFieldSuggestion: { enabled: true },
} as const;

/** Only those who may see the schema may ask for it. */
const useIntrospectionPermission = (): Plugin<ServerContext> => ({
  onValidate({ addValidationRule, context }) {
    if (!context.viewer || !can(context.viewer, 'schema:read')) addValidationRule(NoSchemaIntrospectionCustomRule);
  },
});

/** GraphQL over HTTP for queries and mutations. */
export function createGraphqlEndpoint({ schema, services, log, registry }: EndpointNeeds) {
  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: maskErrors({ log }) },
    context: ({ req, res, viewer }) => ({
      viewer,
      services,
      requestId: currentRequestId(),
      exchange: {
        address: req.socket.remoteAddress ?? '',
        cookies: readCookies(req.headers.cookie),
        setCookie: (header: string) => void res.appendHeader('set-cookie', header),
      },
    }),
    plugins: [EnvelopArmorPlugin(documentLimits), useIntrospectionPermission(), usePrometheus({ registry, endpoint: false, metrics: { graphql_yoga_http_duration: true } })],
  });
}
