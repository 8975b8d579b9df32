/** What a toast says. */
export interface ToastMessage {
  title: string;
  description?: string;
  tone?: 'neutral' | 'good' | 'warning' | 'critical';
  action?: { label: string; onAction: () => void };
  /** How long it stays, in ms; it waits while it is hovered or focused. Default 5 s, with an action 8 s; critical stays. */
  timeoutMs?: number;
  /** A toast with the same id is replaced. */
  id?: string;
}

/** A toast on its way to the screen. */
export interface WaitingToast {
  id: string;
  message: ToastMessage & { timeoutMs: number };
}

interface ToastServer {
  add: (toast: WaitingToast) => void;
  close: (id: string) => void;
}

let server: ToastServer | null = null;
let waiting: readonly WaitingToast[] = [];
let count = 0;
const listeners = new Set<() => void>();

/** Keeps toasts until the place where they appear is there. */
export const toastQueue = {
  /** Whether anything was ever to be shown. */
  isWanted: (): boolean => count > 0,
  onWanted(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  serve(next: ToastServer): () => void {
    server = next;
    for (const toast of waiting) next.add(toast);
    waiting = [];
    return () => {
      server = null;
    };
  },
};

/** Shows a toast and returns its id. */
export function showToast(message: ToastMessage): string {
  count += 1;
  const id = message.id ?? `toast-${count}`;
  const toast = { id, message: { ...message, timeoutMs: message.timeoutMs ?? timeoutOf(message) } };
  if (server) server.add(toast);
  else waiting = [...waiting, toast];
  for (const listener of listeners) listener();
  return id;
}

/** Takes a toast away before its time. */
export function closeToast(id: string): void {
  waiting = waiting.filter((toast) => toast.id !== id);
  server?.close(id);
}

function timeoutOf({ tone, action }: ToastMessage): number {
  if (tone === 'critical') return 0;
  return action ? 8_000 : 5_000;
}
