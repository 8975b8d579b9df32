import { Select, SeverityMark, type Option } from '@belfry/ui';
import { channelChoices, channels, digestChoices, type NotificationChannel } from '@belfry/domain/notification';
import type { ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { capital } from '../../alerts/told-profile.ts';
import { useStore } from '../../data/index.ts';
import { saveProfile } from './save-profile.ts';

type Severity = 'critical' | 'warning' | 'info';

const severities: readonly Severity[] = ['critical', 'warning', 'info'];

const channelLabels: Record<NotificationChannel, string> = {
  toast: 'Toast',
  sound: 'Sound',
  push: 'Desktop and push',
  email: 'E-mail',
};
const choiceLabels = { on: 'On', off: 'Off', away: 'When away' } as const;
const digestLabels = {
  off: 'At once',
  hourly: 'Hourly',
  daily: 'Daily, 8:00',
  'end-of-shift': 'End of shift',
} as const;

const choices: readonly Option<(typeof channelChoices)[number]>[] = channelChoices.map((value) => ({
  value,
  label: choiceLabels[value],
}));
const digests: readonly Option<(typeof digestChoices)[number]>[] = digestChoices.map((value) => ({
  value,
  label: digestLabels[value],
}));

/** In which ways to be told, by severity. */
export function ChannelsPart(): ReactElement {
  return (
    <>
      <p className="settings-words">
        The inbox always has everything. “When away” means: only while no page of Belfry is before your eyes.
      </p>
      <table className="settings-matrix">
        <thead>
          <tr>
            <th scope="col">Severity</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {channelLabels[channel]}
              </th>
            ))}
            <th scope="col">E-mails come</th>
          </tr>
        </thead>
        <tbody>
          {severities.map((severity) => (
            <SeverityRow key={severity} severity={severity} />
          ))}
        </tbody>
      </table>
      <p className="settings-words">What is critical is never kept for a digest.</p>
    </>
  );
}

function SeverityRow({ severity }: { severity: Severity }): ReactElement {
  const profile = useStore(notificationProfile);
  return (
    <tr>
      <th scope="row">
        <SeverityMark severity={capital(severity)} />
      </th>
      {channels.map((channel) => (
        <td key={channel} data-label={channelLabels[channel]}>
          <Select
            size="small"
            label={`${channelLabels[channel]}, ${severity}`}
            options={choices}
            value={profile.channels[severity][channel]}
            onValueChange={(choice) =>
              saveProfile({ severities: [{ severity: capital(severity), [channel]: capital(choice) }] })
            }
          />
        </td>
      ))}
      <td data-label="E-mails come">
        {severity === 'critical' ? (
          <span className="ui-muted">At once</span>
        ) : (
          <Select
            size="small"
            label={`E-mails come, ${severity}`}
            options={digests}
            value={profile.digests[severity]}
            onValueChange={(digest) =>
              saveProfile({ severities: [{ severity: capital(severity), digest: capital(digest) }] })
            }
          />
        )}
      </td>
    </tr>
  );
}
