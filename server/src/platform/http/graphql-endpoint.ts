import type { IncomingMessage, ServerResponse } from 'node:http';
import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { usePrometheus } from '@graphql-yoga/plugin-prometheus';
import { can } from '@belfry/domain';
import { GraphQLError, type GraphQLSchema, NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Registry } from 'prom-client';
import type { Context, Services, SignedInViewer } from '../graphql/context.ts';
import { documentRules, tokensAtMost } from '../graphql/document-limits.ts';
import { RequestError } from '../graphql/errors.ts';
import { maskErrors, withCode } from '../graphql/mask.ts';
import type { Log } from '../log.ts';
import { currentRequestId } from '../request-id.ts';
import { readCookies } from './presented.ts';

export interface EndpointNeeds {
  schema: GraphQLSchema;
  services: Services;
  log: Log;
  registry: Registry;
  /** People reach the server by https: cookies are sent over nothing else. */
  secureCookies: boolean;
}

/** What is known before GraphQL begins. */
export interface ServerContext {
  req: IncomingMessage;
  res: ServerResponse;
  viewer: SignedInViewer | null;
}

/** Limits documents, and lets only those ask for the schema who may see it. */
const useDocumentRules = (): Plugin<ServerContext> => ({
  onValidate({ addValidationRule, context }) {
    for (const rule of documentRules) addValidationRule(rule);
    if (!context.viewer || !can(context.viewer, 'schema:read')) addValidationRule(NoSchemaIntrospectionCustomRule);
  },
});

/** Errors that the libraries find before anything is executed bear a code of our list too. */
const useOwnErrorCodes = (): Plugin<ServerContext> => ({
  onResultProcess({ result, setResult }) {
    if (!('errors' in result) || !result.errors) return;
    setResult({
      ...result,
      errors: result.errors.map((error) => (error instanceof GraphQLError ? withCode(error) : error)),
    });
  },
});

/** A subscription needs a transport that stays open. */
const useNoSubscriptions = (): Plugin<ServerContext> => ({
  onSubscribe() {
    throw new RequestError('BAD_REQUEST', 'Subscribe over a WebSocket, or with "Accept: text/event-stream".');
  },
});

function whenGone(res: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** GraphQL over HTTP for queries and mutations. */
export function createGraphqlEndpoint({ schema, services, log, registry, secureCookies }: EndpointNeeds) {
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
        setCookie: (header: string) =>
          void res.appendHeader('set-cookie', secureCookies ? `${header}; Secure` : header),
        whenGone: () => whenGone(res),
      },
    }),
    plugins: [
      maxTokensPlugin({ n: tokensAtMost }),
      blockFieldSuggestionsPlugin(),
      useDocumentRules(),
      useNoSubscriptions(),
      useOwnErrorCodes(),
      usePrometheus({ registry, endpoint: false, metrics: { graphql_yoga_http_duration: true } }),
    ],
  });
}
