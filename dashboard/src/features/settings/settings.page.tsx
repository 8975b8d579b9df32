import { PageHeader } from '@belfry/ui';
import './settings.css';
import type { ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { useStore } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { paths } from '../../shared/paths.ts';
import { ChannelsPart } from './channels-part.tsx';
import { DevicePart } from './device-part.tsx';
import { KeyboardPart } from './keyboard-part.tsx';
import { QuietPart } from './quiet-part.tsx';
import { SnoozePart } from './snooze-part.tsx';
import { SoundPart } from './sound-part.tsx';

const parts = [
  { value: 'notifications', label: 'Notifications', View: ChannelsPart },
  { value: 'quiet', label: 'Quiet times', View: QuietPart },
  { value: 'sound', label: 'Sound', View: SoundPart },
  { value: 'device', label: 'This device', View: DevicePart },
  { value: 'snooze', label: 'Snooze', View: SnoozePart },
  { value: 'keyboard', label: 'Keyboard', View: KeyboardPart },
] as const;

/** How the viewer wants to be told, and to work. What is changed holds at once, on every device. */
export function SettingsPage({ part }: { part: string }): ReactElement {
  const shown = parts.find(({ value }) => value === part) ?? parts[0];
  const { known } = useStore(notificationProfile);
  usePageTitle(shown.label);
  return (
    <div className="settings">
      <PageHeader title="Settings" />
      <div className="settings-body">
        <nav className="settings-nav" aria-label="Settings">
          {parts.map(({ value, label }) => (
            <AppLink key={value} to={paths.settings(value)} className="settings-link" current={value === shown.value}>
              {label}
            </AppLink>
          ))}
        </nav>
        <div className="settings-part" aria-busy={!known}>
          <h2 className="settings-title">{shown.label}</h2>
          <shown.View key={String(known)} />
        </div>
      </div>
    </div>
  );
}
