import { createStore, graphql, graphqlClient, mutate, type Problem } from '../data/index.ts';
import { alertWorker } from './desktop-alerts.ts';

const PushKey = graphql(`
  query PushKey {
    pushKey
  }
`);

const Register = graphql(`
  mutation RegisterPushSubscription($input: RegisterPushSubscriptionInput!) {
    registerPushSubscription(input: $input) {
      __typename
      ... on RegisterPushSubscriptionPayload {
        subscription {
          id
        }
      }
      ... on UserError {
        message
        code
      }
    }
  }
`);

const Remove = graphql(`
  mutation RemovePushSubscription($id: ID!) {
    removePushSubscription(input: { id: $id }) {
      __typename
      ... on UserError {
        message
        code
      }
    }
  }
`);

const key = 'belfry.push-device';

const store = createStore<string | null>(typeof document === 'undefined' ? null : localStorage.getItem(key));

/** The id under which the server knows this browser for pushes; null when it does not. */
export const pushDevice: Pick<typeof store, 'get' | 'subscribe'> = store;

/** Whether this browser can take pushes at all. */
export function canPush(): boolean {
  return 'PushManager' in globalThis && 'serviceWorker' in navigator;
}

function know(id: string | null): void {
  if (id === null) localStorage.removeItem(key);
  else localStorage.setItem(key, id);
  store.set(id);
}

/** Lets the server push to this browser, also while no page is open. Only from a click. Returns what went wrong. */
export async function startPush(): Promise<string | null> {
  try {
    return await subscribe();
  } catch {
    return 'The browser did not allow it. Allow notifications for this site, then try again.';
  }
}

async function subscribe(): Promise<string | null> {
  const worker = await alertWorker();
  const answer = await graphqlClient.query(PushKey, {}, { requestPolicy: 'network-only' }).toPromise();
  const applicationServerKey = answer.data?.pushKey;
  if (applicationServerKey === undefined) return 'The server cannot be reached. Try again.';
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = subscription.toJSON();
  const input = {
    endpoint: endpoint ?? '',
    p256dh: keys?.['p256dh'] ?? '',
    auth: keys?.['auth'] ?? '',
    device: deviceName(),
  };
  const outcome = await mutate(Register, { input });
  if (!outcome.ok) return outcome.problem.message;
  know(outcome.value.subscription.id);
  return null;
}

/** Lets the server push here no more. Returns what went wrong. */
export async function stopPush(): Promise<Problem | null> {
  const id = store.get();
  if (id === null) return null;
  const outcome = await mutate(Remove, { id });
  if (!outcome.ok && outcome.problem.code !== 'NOT_FOUND') return outcome.problem;
  const worker = await navigator.serviceWorker.getRegistration('/');
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
  know(null);
  return null;
}

/** What the browser calls itself, in short: `Chromium on Linux`. */
function deviceName(): string {
  const { userAgent } = navigator;
  const browser = /(Firefox|Edg|Chrome|Safari)/.exec(userAgent)?.[1]?.replace('Edg', 'Edge') ?? 'A browser';
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1] ?? 'another system';
  return `${browser} on ${system}`;
}
