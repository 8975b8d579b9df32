import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import { type CircuitSettings, CircuitStore, usualCircuit } from './circuit.store.ts';
import type { Channels } from './channel.ts';
import { ClaimsStore } from './claims.store.ts';
import { deliveriesStore, insertDeliveries } from './deliveries.store.ts';
import type { Ended } from './delivery-end.ts';
import { DeliveryWorker, type WorkerNeeds, type WorkerSettings } from './delivery.worker.ts';
import { createEmailChannel, type MailSettings } from './email.channel.ts';
import { createLogChannel } from './log.channel.ts';
import { manageDeliveries } from './manage-deliveries.ts';
import { managePush } from './manage-push.ts';
import { changeProvider, createProvider, deleteProvider } from './change-provider.ts';
import { changeWebhook, deleteWebhook, rotateWebhookSecret } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { sendTestWebhook } from './send-test-webhook.ts';
import type { NewDelivery } from './new-delivery.ts';
import { createProviderChannel } from './provider.channel.ts';
import { ProvidersStore } from './providers.store.ts';
import { createPushChannel } from './push.channel.ts';
import { createPushKeys, type PushKeys } from './push-keys.ts';
import { pushSubscriptionsStore } from './push-subscriptions.store.ts';
import type { RecordFact } from './record-fact.ts';
import { usualPolicies } from './retry-policy.ts';
import { serverKeysStore } from './server-keys.store.ts';
import { unsubscribeRoute } from './unsubscribe.route.ts';
import { unsubscribeOf, unsubscribeToken } from './unsubscribe.ts';
import { unsubscribesStore } from './unsubscribes.store.ts';
import { createWebCallChannel } from './web-call.channel.ts';
import { createWebhookChannel } from './webhook.channel.ts';
import { WebhooksStore } from './webhooks.store.ts';

export interface DeliveryNeeds {
  database: Database;
  vault: Vault;
  outbound: Outbound;
  /** Undefined: no mail server is set up, and each e-mail fails once with that reason. */
  mail: MailSettings | undefined;
  /** Where people reach the dashboard, without a slash at its end. */
  publicUrl: string;
  /** Where logs are kept. */
  logDir: string;
  clock: Clock;
  ids: Ids;
  log: Log;
  recordFact: RecordFact;
  /** Told of each delivery's end. */
  ended?: Ended;
  counted?: WorkerNeeds['counted'];
  settings?: Partial<DeliverySettings>;
}

export interface DeliverySettings extends WorkerSettings {
  circuit: CircuitSettings;
  /** For what goes by HTTP. */
  timeoutMs: number;
  /** How long a webhook that is overrun is left alone when it names no time. */
  pauseMs: number;
  logBytes: number;
  logsKept: number;
}

export const usualSettings: DeliverySettings = {
  leaseMs: 15_000,
  pollMs: 500,
  concurrency: 64,
  perTarget: 16,
  drainMs: 10_000,
  policies: usualPolicies,
  circuit: usualCircuit,
  timeoutMs: 20_000,
  pauseMs: 10_000,
  logBytes: 10_000_000,
  logsKept: 5,
};

export type Delivery = ReturnType<typeof createDelivery>;

type Stores = ReturnType<typeof storesOf>;

const storesOf = (database: Database, circuit: CircuitSettings) => ({
  deliveries: deliveriesStore(database),
  webhooks: new WebhooksStore(database),
  circuit: new CircuitStore(database, circuit),
  providers: new ProvidersStore(database),
  subscriptions: pushSubscriptionsStore(database),
  unsubscribes: unsubscribesStore(database),
});

function channelsOf(needs: DeliveryNeeds & { keys: PushKeys }, stores: Stores, settings: DeliverySettings): Channels {
  const { clock, outbound, vault, mail, publicUrl } = needs;
  const { timeoutMs, pauseMs, logBytes, logsKept } = settings;
  const http = { outbound, vault, clock, timeoutMs };
  return {
    email: createEmailChannel({
      mail,
      clock,
      isUnsubscribed: async (email) => {
        const wanted = unsubscribeOf(email);
        return wanted !== null && stores.unsubscribes.has(wanted);
      },
      unsubscribeUrl: (email) => {
        const wanted = unsubscribeOf(email);
        return wanted && `${publicUrl}/unsubscribe?t=${unsubscribeToken(wanted, vault)}`;
      },
    }),
    webhook: createWebhookChannel({ ...http, webhooks: stores.webhooks, circuit: stores.circuit, pauseMs }),
    'web-call': createWebCallChannel(http),
    provider: createProviderChannel({ ...http, providers: stores.providers }),
    push: createPushChannel({ ...http, subscriptions: stores.subscriptions, keys: needs.keys }),
    log: createLogChannel({ dir: needs.logDir, clock, maxBytes: logBytes, kept: logsKept }),
  };
}

/** Push services want to know whom to tell of trouble: a site of https, or an address. */
function pushKeysOf({ database, vault, publicUrl, mail }: DeliveryNeeds): PushKeys {
  const subject =
    publicUrl.startsWith('https:') || !mail ? publicUrl : `mailto:${mail.from.replaceAll(/^.*<|>.*$/g, '')}`;
  return createPushKeys({ serverKeys: serverKeysStore(database), vault, subject });
}

/** What leaves the house: at least once with a stable id, unordered; each ends sent, given up or cancelled, and none is forgotten. */
export function createDelivery(needs: DeliveryNeeds) {
  const { database, clock, ids, vault, outbound } = needs;
  const settings = { ...usualSettings, ...needs.settings };
  const stores = storesOf(database, settings.circuit);
  const keys = pushKeysOf(needs);
  const channels = channelsOf({ ...needs, keys }, stores, settings);
  const { ended = () => Promise.resolve(), counted = () => {} } = needs;
  const claims = new ClaimsStore(database);
  const worker = new DeliveryWorker({ ...needs, ended, counted, claims, channels, random: Math.random, settings });
  const wake = (): void => worker.wake();
  const managing = { database, outbound, vault, clock, ids, wake };
  const webhookNeeds = { ...managing, webhooks: stores.webhooks };
  const providerNeeds = { ...managing, providers: stores.providers };
  return {
    /** Keeps deliveries for sending, inside the caller's transaction. */
    add: (transaction: Transaction, deliveries: readonly NewDelivery[]): Promise<void> =>
      insertDeliveries(transaction, deliveries, clock.now()),
    /** Looks for deliveries now. To be called after the commit of the transaction that kept them. */
    wake,
    deliveries: { ...stores.deliveries, ...manageDeliveries({ ...managing, deliveries: stores.deliveries }) },
    webhooks: {
      all: (organizationId: string) => stores.webhooks.all(organizationId),
      byIds: (organizationId: string, ids: readonly string[]) => stores.webhooks.byIds(organizationId, ids),
      create: createWebhook(webhookNeeds),
      change: changeWebhook(webhookNeeds),
      delete: deleteWebhook(webhookNeeds),
      rotateSecret: rotateWebhookSecret(webhookNeeds),
      test: sendTestWebhook({ ...webhookNeeds, wake }),
    },
    providers: {
      all: (organizationId: string) => stores.providers.all(organizationId),
      byIds: (organizationId: string, ids: readonly string[]) => stores.providers.byIds(organizationId, ids),
      create: createProvider(providerNeeds),
      change: changeProvider(providerNeeds),
      delete: deleteProvider(providerNeeds),
    },
    push: {
      byIds: stores.subscriptions.byIds,
      ...managePush({ ...managing, subscriptions: stores.subscriptions }),
      publicKey: async (): Promise<string> => (await keys.vapid()).publicKey,
    },
    /** Answers what List-Unsubscribe of e-mails points to. */
    unsubscribe: unsubscribeRoute({ vault, clock, unsubscribes: stores.unsubscribes }),
    start: (): void => worker.start(),
    async stop(): Promise<void> {
      await worker.stop();
      for (const channel of Object.values(channels)) await channel.close?.();
      await outbound.close();
    },
  };
}
