import { expect, test } from 'vitest';
import { closeToast, showToast, toastQueue, type WaitingToast } from './toast-queue.ts';

test('toasts wait for the place where they appear, unless they are closed before', () => {
  const first = showToast({ title: 'Saved' });
  const second = showToast({ title: 'Done', action: { label: 'Undo', onAction: () => undefined } });
  showToast({ id: 'mine', title: 'It failed', tone: 'critical' });
  closeToast(second);
  const shown: WaitingToast[] = [];
  const stop = toastQueue.serve({ add: (toast) => shown.push(toast), close: () => undefined });
  expect(shown).toEqual([
    { id: first, message: { title: 'Saved', timeoutMs: 5_000 } },
    { id: 'mine', message: { id: 'mine', title: 'It failed', tone: 'critical', timeoutMs: 0 } },
  ]);
  stop();
});

test('a toast goes straight to its place when that is there', () => {
  const closed: string[] = [];
  const shown: WaitingToast[] = [];
  const stop = toastQueue.serve({
    add: (toast) => shown.push(toast),
    close: (id) => closed.push(id),
  });
  const id = showToast({ title: 'Saved', timeoutMs: 1_000 });
  closeToast(id);
  expect(shown).toEqual([{ id, message: { title: 'Saved', timeoutMs: 1_000 } }]);
  expect(closed).toEqual([id]);
  stop();
});
