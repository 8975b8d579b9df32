import { Kbd, Switch } from '@belfry/ui';
import type { ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { useStore } from '../../data/index.ts';
import { saveProfile } from './save-profile.ts';

/** Whether single letters are shortcuts. */
export function KeyboardPart(): ReactElement {
  const { singleKeys } = useStore(notificationProfile);
  return (
    <>
      <div className="settings-rows">
        <Switch
          label="Single letters are shortcuts"
          checked={singleKeys}
          onCheckedChange={(checked) => saveProfile({ singleKeys: checked })}
        />
      </div>
      <p className="settings-words">
        Turn it off if you dictate or if letters set things off by accident. Arrows, Enter, Escape, F6 and everything
        with Ctrl go on working. <Kbd keys="?" /> lists the shortcuts of the page you are on while letters work.
      </p>
    </>
  );
}
