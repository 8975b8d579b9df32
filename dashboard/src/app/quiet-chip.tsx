import { formatDateTime, Icon, Menu, showToast, type MenuItem } from '@belfry/ui';
import { quietBecause, type QuietReason } from '@belfry/domain/notification';
import type { ReactElement } from 'react';
import { doNotDisturb, notificationProfile } from '../alerts/notification-profile.ts';
import { serverNow, useMachineNow, useStore } from '../data/index.ts';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';

const minute = 60_000;
const morning = 9;

/** Whether the viewer is disturbed now, and the way to change it. */
export function QuietChip(): ReactElement {
  const profile = useStore(notificationProfile);
  useMachineNow();
  const now = serverNow();
  const go = useGo();
  const reason = quietBecause(profile, { at: now, inInteraction: profile.inInteraction });
  const isOn = reason === 'do-not-disturb';
  const items: readonly MenuItem[] = [
    { kind: 'heading', label: 'Do not disturb' },
    ...(isOn
      ? [{ kind: 'item', label: 'Off: be told again', icon: 'bell', onSelect: () => void set(null) } as const]
      : []),
    { kind: 'item', label: 'For 30 minutes', onSelect: () => void set(serverNow() + 30 * minute) },
    { kind: 'item', label: 'For 1 hour', onSelect: () => void set(serverNow() + 60 * minute) },
    { kind: 'item', label: 'Until tomorrow at 9:00', onSelect: () => void set(tomorrowMorning(serverNow())) },
    { kind: 'separator' },
    { kind: 'item', label: 'Quiet hours', icon: 'settings', onSelect: () => go(paths.settings('quiet')) },
  ];
  const words = wordsFor(reason, { until: profile.doNotDisturbUntil, now });
  return (
    <Menu
      label="Do not disturb"
      items={items}
      trigger={
        <button
          type="button"
          className="app-quiet"
          data-quiet={reason ?? undefined}
          aria-label={reason === null ? 'Do not disturb: off' : `Do not disturb: ${words}`}
        >
          <Icon name={reason === null ? 'bell' : 'bell-off'} />
          {reason !== null && <span className="app-quiet-words">{words}</span>}
        </button>
      }
    />
  );
}

function wordsFor(reason: QuietReason | null, { until, now }: { until: number | null; now: number }): string {
  switch (reason) {
    case null:
      return '';
    case 'do-not-disturb':
      return `Quiet until ${formatDateTime(until ?? now, now).replace(/:00$/, '')}`;
    case 'quiet-hours':
      return 'Quiet hours';
    case 'in-interaction':
      return 'In a conversation';
  }
}

function tomorrowMorning(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(morning, 0, 0, 0);
}

async function set(until: number | null): Promise<void> {
  const problem = await doNotDisturb(until);
  if (problem === null) return;
  showToast({
    title: 'It was not changed',
    description: problem.message,
    tone: 'critical',
    action: { label: 'Retry', onAction: () => void set(until) },
  });
}
