import type { ResultOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

const webhookFragment = graphql(`
  fragment WebhooksPage_webhook on Webhook @_unmask {
    id
    name
    url
    description
    enabled
    disabledReason
    circuit
    failures
    failingSince
    heldUntil
    oldSecretUntil
    version
  }
`);

const deliveryFragment = graphql(`
  fragment WebhooksPage_delivery on Delivery @_unmask {
    id
    channel
    target
    state
    reason
    createdAt
    endedAt
    nextAttemptAt
    attempts {
      number
      at
      outcome
      statusCode
      error
      duration
    }
  }
`);

const refusal = graphql(`
  fragment WebhooksPage_refusal on UserError @_unmask {
    message
    code
    ... on ValidationError {
      issues {
        path
        message
        code
      }
    }
  }
`);

export const webhooksDocument = graphql(
  `
    query WebhooksPage {
      webhooks(first: 100) {
        nodes {
          ...WebhooksPage_webhook
        }
      }
    }
  `,
  [webhookFragment],
);

export const deliveriesDocument = graphql(
  `
    query WebhookDeliveries($filter: DeliveryFilter, $after: Cursor) {
      deliveries(filter: $filter, first: 25, after: $after) {
        nodes {
          ...WebhooksPage_delivery
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [deliveryFragment],
);

export const createWebhookDocument = graphql(
  `
    mutation CreateWebhook($input: CreateWebhookInput!) {
      createWebhook(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on CreateWebhookPayload {
          secret
          webhook {
            ...WebhooksPage_webhook
          }
        }
      }
    }
  `,
  [refusal, webhookFragment],
);

export const updateWebhookDocument = graphql(
  `
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
      updateWebhook(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on UpdateWebhookPayload {
          webhook {
            ...WebhooksPage_webhook
          }
        }
      }
    }
  `,
  [refusal, webhookFragment],
);

export const deleteWebhookDocument = graphql(
  `
    mutation DeleteWebhook($input: DeleteWebhookInput!) {
      deleteWebhook(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on DeleteWebhookPayload {
          deletedId
        }
      }
    }
  `,
  [refusal],
);

export const rotateSecretDocument = graphql(
  `
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
      rotateWebhookSecret(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on RotateWebhookSecretPayload {
          secret
          webhook {
            ...WebhooksPage_webhook
          }
        }
      }
    }
  `,
  [refusal, webhookFragment],
);

export const sendTestDocument = graphql(
  `
    mutation SendTestWebhook($input: SendTestWebhookInput!) {
      sendTestWebhook(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on SendTestWebhookPayload {
          delivery {
            ...WebhooksPage_delivery
          }
        }
      }
    }
  `,
  [refusal, deliveryFragment],
);

export const redeliverDocument = graphql(
  `
    mutation Redeliver($input: RedeliverInput!) {
      redeliver(input: $input) {
        __typename
        ...WebhooksPage_refusal
        ... on RedeliverPayload {
          deliveries {
            ...WebhooksPage_delivery
          }
        }
      }
    }
  `,
  [refusal, deliveryFragment],
);

export type WebhookData = ResultOf<typeof webhooksDocument>['webhooks']['nodes'][number];
export type DeliveryData = ResultOf<typeof deliveriesDocument>['deliveries']['nodes'][number];
