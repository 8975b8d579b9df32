import { createStore } from '../data/index.ts';
import type { Saying } from './saying.ts';

/** Whether this browser may show alerts outside of its window. */
export type DesktopState = 'unsupported' | 'off' | 'blocked' | 'on';

const key = 'belfry.desktop-alerts';

function readState(): DesktopState {
  if (!('Notification' in globalThis) || !('serviceWorker' in navigator)) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && localStorage.getItem(key) === 'on' ? 'on' : 'off';
}

const store = createStore<DesktopState>(typeof document === 'undefined' ? 'unsupported' : readState());

/** Registers the worker that shows alerts and receives pushes. */
export async function alertWorker(): Promise<ServiceWorkerRegistration> {
  const type = import.meta.env.DEV ? 'module' : 'classic';
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/', type, updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/** Alerts outside of the window: a wish of the person, kept on this machine, and a leave of the browser. */
export const desktopAlerts = {
  get: store.get,
  subscribe: store.subscribe,
  /** Asks the browser. Only from a click. */
  async turnOn(): Promise<DesktopState> {
    if (store.get() === 'unsupported') return 'unsupported';
    if ((await Notification.requestPermission()) === 'granted') {
      localStorage.setItem(key, 'on');
      await alertWorker();
    }
    store.set(readState());
    return store.get();
  },
  turnOff(): void {
    localStorage.setItem(key, 'off');
    store.set(readState());
  },
};

/** Hands something to the worker, which shows it if no page of ours can be seen. */
export async function showOnDesktop(saying: Saying): Promise<void> {
  if (store.get() !== 'on') return;
  const { active } = await alertWorker();
  active?.postMessage({ kind: 'alert', alert: saying });
}

/** Goes where a click on an alert leads; the worker has brought this page to the front. Returns how to stop. */
export function followAlertClicks(go: (url: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listener = ({ data }: MessageEvent<{ kind?: string; url?: string } | null>): void => {
    if (data?.kind === 'go' && typeof data.url === 'string' && data.url.startsWith('/')) go(data.url);
  };
  navigator.serviceWorker.addEventListener('message', listener);
  return () => navigator.serviceWorker.removeEventListener('message', listener);
}
