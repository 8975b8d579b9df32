import { Client, fetchExchange, mapExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { possibleTypes } from './possible-types.ts';
import { endSession } from './session-end.ts';

const withoutIdentity = [
  ...possibleTypes.UserError,
  'ActionKindInfo',
  'ActionPartInfo',
  'Attempt',
  'BusinessHours',
  'CountAt',
  'CountCell',
  'CountInfo',
  'Customer',
  'DefinitionDoubt',
  'DemoUser',
  'EventCatalogue',
  'EventCategory',
  'EventDefinitionCheck',
  'EventDefinitionImport',
  'EventDefinitionUsage',
  'EventDefinitionVersion',
  'EventFieldInfo',
  'EventTypeInfo',
  'Explanation',
  'ExplanationCause',
  'ExplanationReason',
  'Grant',
  'InteractionMetrics',
  'NotificationProfile',
  'NotificationSeverityProfile',
  'NotificationSubject',
  'NotificationSummary',
  'OperatorInfo',
  'OperatorsOfData',
  'PageInfo',
  'Permission',
  'RecipientKindInfo',
  'RoleLimits',
  'Segment',
  'ServerInfo',
  'SnoozePreset',
  'Target',
  'ThresholdSettings',
  'TimedSettings',
  'Timeline',
  'Trial',
  'TrialMatch',
  'UserEventCounts',
  'ValidationIssue',
  'VariableInfo',
  'Viewer',
  'ViewerCursors',
  'WeeklyTime',
];

/** No answer here comes in parts. Read in one go, an answer that nobody waits for any more leaves no half-read body behind. */
async function fetchWhole(...request: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...request);
  const { status, statusText, headers } = answer;
  return new Response(await answer.text(), { status, statusText, headers });
}

/**
 * Reads bounded pages and writes. Streams never pass here: everything that does is normalized,
 * which is too slow for them.
 */
export const graphqlClient = new Client({
  url: '/graphql',
  fetch: fetchWhole,
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: {
    credentials: 'same-origin',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'x-belfry-csrf': '1',
    },
  },
  exchanges: [
    mapExchange({
      onError(error) {
        const codes = error.graphQLErrors.map((one) => one.extensions['code']);
        if (codes.includes('UNAUTHENTICATED')) endSession();
      },
    }),
    cacheExchange({
      possibleTypes,
      keys: Object.fromEntries(withoutIdentity.map((name) => [name, () => null])),
    }),
    fetchExchange,
  ],
});
