import { optionsFor, readAlert, type DesktopAlert } from './desktop-notification.ts';

interface WindowClient {
  readonly visibilityState: DocumentVisibilityState;
  postMessage: (message: unknown) => void;
  focus: () => Promise<WindowClient>;
}

interface WaitingEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

/** What this file uses of a service worker's global scope. */
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll: (options: { type: 'window'; includeUncontrolled: boolean }) => Promise<readonly WindowClient[]>;
    openWindow: (url: string) => Promise<WindowClient | null>;
    claim: () => Promise<void>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
    (type: 'message', listener: (event: WaitingEvent & { data: unknown }) => void): void;
    (type: 'push', listener: (event: WaitingEvent & { data: { json: () => unknown } | null }) => void): void;
    (type: 'notificationclick', listener: (event: WaitingEvent & { notification: Notification }) => void): void;
  };
}

// The library of the page's types knows no workers; this file is built by itself and runs in one.
const worker = globalThis as unknown as WorkerScope;

const pages = async (): Promise<readonly WindowClient[]> =>
  worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Shows an alert, unless the person is looking at a page of ours, which tells it itself. */
async function show(alert: DesktopAlert): Promise<void> {
  const inSight = (await pages()).some(({ visibilityState }) => visibilityState === 'visible');
  if (inSight) return;
  const [before] = await worker.registration.getNotifications({ tag: alert.tag });
  const shown = before ? readAlert({ title: before.title, severity: before.data?.severity }) : null;
  await worker.registration.showNotification(alert.title, optionsFor(alert, shown?.severity ?? null));
}

/** Brings a page of ours to the front and lets it go there; opens one if there is none. */
async function open(url: string): Promise<void> {
  const all = await pages();
  const page = all.find(({ visibilityState }) => visibilityState === 'visible') ?? all[0];
  if (!page) return void (await worker.clients.openWindow(url));
  page.postMessage({ kind: 'go', url });
  await page.focus();
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  const { data } = event;
  const alert = typeof data === 'object' && data !== null && 'alert' in data ? readAlert(data.alert) : null;
  if (alert) event.waitUntil(show(alert));
});
worker.addEventListener('push', (event) => {
  const alert = readAlert(event.data?.json());
  if (alert) event.waitUntil(show(alert));
});
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url: unknown = event.notification.data?.url;
  event.waitUntil(open(typeof url === 'string' ? url : '/inbox'));
});
