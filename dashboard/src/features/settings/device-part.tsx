import { Banner, Button, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import { desktopAlerts, type DesktopState } from '../../alerts/desktop-alerts.ts';
import { useStore } from '../../data/index.ts';
import { PushDevice } from './push-device.tsx';

const words: Record<DesktopState, string> = {
  on: 'On. They appear while no page of Belfry is before your eyes.',
  off: 'Off.',
  blocked: 'The browser blocks them. Allow notifications for this site in its settings, then come back.',
  unsupported: 'This browser cannot show them.',
};

/** What this browser may do while nobody looks at it. */
export function DevicePart(): ReactElement {
  const state = useStore(desktopAlerts);
  const turnOn = async (): Promise<void> => {
    const next = await desktopAlerts.turnOn();
    if (next === 'blocked')
      showToast({ title: 'The browser does not allow desktop alerts', description: words.blocked });
  };
  return (
    <>
      <section className="settings-device" aria-label="Desktop alerts">
        <div>
          <h3 className="settings-subtitle">Desktop alerts</h3>
          <p className="settings-words" role="status">
            {words[state]}
          </p>
        </div>
        {state === 'on' ? (
          <Button onClick={desktopAlerts.turnOff}>Turn off</Button>
        ) : (
          <Button variant="primary" disabled={state !== 'off'} onClick={() => void turnOn()}>
            Turn on desktop alerts
          </Button>
        )}
      </section>
      {state === 'blocked' && <Banner>Notifications are blocked for this site.</Banner>}
      <PushDevice />
    </>
  );
}
