import type { Presence } from '@belfry/domain/notification';
import { mutate } from '../data/index.ts';
import { ReportPresence } from './profile.documents.ts';

const key = 'belfry.here';
const beatMs = 2_000;
const goneAfterMs = 5_000;
const reportMs = 30_000;
/** So long another tab of this browser has to come into sight before the person is said to be away. */
const turnMs = 1_000;

/** Notes for the other tabs, and tells the server, whether the person has a page before their eyes. Returns how to stop. */
export function keepPresence(): () => void {
  const beat = (): void => {
    if (isSeen()) localStorage.setItem(key, String(Date.now()));
  };
  const report = (): void => {
    if (isSeen()) void mutate(ReportPresence, { visible: true });
  };
  const turn = (): void => {
    beat();
    if (isSeen()) return report();
    localStorage.setItem(key, '0');
    setTimeout(() => {
      if (presenceNow() === 'away') void mutate(ReportPresence, { visible: false });
    }, turnMs);
  };
  beat();
  report();
  const timers = [setInterval(beat, beatMs), setInterval(report, reportMs)];
  document.addEventListener('visibilitychange', turn);
  return () => {
    for (const timer of timers) clearInterval(timer);
    document.removeEventListener('visibilitychange', turn);
  };
}

function isSeen(): boolean {
  return document.visibilityState === 'visible';
}

/** Whether any tab of this browser is before the person's eyes. */
export function presenceNow(): Presence {
  if (isSeen()) return 'here';
  return Date.now() - Number(localStorage.getItem(key) ?? 0) < goneAfterMs ? 'here' : 'away';
}
