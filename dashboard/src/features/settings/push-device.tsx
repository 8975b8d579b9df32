import { Button, showToast } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import { canPush, pushDevice, startPush, stopPush } from '../../alerts/push-device.ts';
import { useStore } from '../../data/index.ts';

/** Pushes to this device, also while no page is open. */
export function PushDevice(): ReactElement {
  const id = useStore(pushDevice);
  const [busy, setBusy] = useState(false);
  const turn = async (): Promise<void> => {
    setBusy(true);
    const problem = id === null ? await startPush() : ((await stopPush())?.message ?? null);
    setBusy(false);
    if (problem !== null) showToast({ title: 'It was not changed', description: problem, tone: 'critical' });
  };
  return (
    <section className="settings-device" aria-label="Push">
      <div>
        <h3 className="settings-subtitle">Push</h3>
        <p className="settings-words" role="status">
          {!canPush() && 'This browser cannot take pushes.'}
          {canPush() && id === null && 'Off. With it, alerts reach this device while no page of Belfry is open.'}
          {canPush() && id !== null && 'On. Alerts reach this device while no page of Belfry is open.'}
        </p>
      </div>
      <Button
        variant={id === null ? 'primary' : 'secondary'}
        disabled={!canPush()}
        busy={busy}
        onClick={() => void turn()}
      >
        {id === null ? 'Turn on push' : 'Turn off push'}
      </Button>
    </section>
  );
}
