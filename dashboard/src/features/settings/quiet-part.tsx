import { Button, Combobox, Field, IconButton, Switch } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { useStore } from '../../data/index.ts';
import { stretchesOf, weekdays, weeklyTimesOf, withDay, type QuietStretch } from './quiet-week.ts';
import { saveProfile } from './save-profile.ts';
import { TimeField } from './time-field.tsx';

/** When toasts, sounds, desktop alerts and pushes are held back. */
export function QuietPart(): ReactElement {
  const { quietInInteractions, criticalBreaksThrough } = useStore(notificationProfile);
  return (
    <>
      <p className="settings-words">
        In quiet times nothing but the inbox and e-mail tells you. “Do not disturb” is in the bar at the top.
      </p>
      <div className="settings-rows">
        <Switch
          label="Quiet while I am in an interaction"
          checked={quietInInteractions}
          onCheckedChange={(checked) => saveProfile({ quietInInteractions: checked })}
        />
        <Switch
          label="What is critical is told even in quiet times"
          checked={criticalBreaksThrough}
          onCheckedChange={(checked) => saveProfile({ criticalBreaksThrough: checked })}
        />
      </div>
      <h3 className="settings-subtitle">Quiet hours</h3>
      <QuietHours />
      <ZoneAndShift />
    </>
  );
}

function QuietHours(): ReactElement {
  const { quietHours } = useStore(notificationProfile);
  const [draft, setDraft] = useState(() => stretchesOf(quietHours));
  const keep = (next: readonly QuietStretch[]): void => {
    setDraft(next);
    saveProfile({ quietHours: weeklyTimesOf(next) });
  };
  const put = (place: number, stretch: QuietStretch): void => keep(draft.with(place, stretch));
  return (
    <div className="settings-rows">
      {draft.map((stretch, place) => (
        <fieldset key={place} className="settings-stretch">
          <legend className="ui-sr">Quiet hours {place + 1}</legend>
          <Days stretch={stretch} onToggle={(day) => put(place, withDay(stretch, day))} />
          <TimeField label="From" value={stretch.from} onChange={(from) => put(place, { ...stretch, from })} />
          <TimeField label="To" value={stretch.to} onChange={(to) => put(place, { ...stretch, to })} />
          <IconButton
            icon="trash"
            label={`Remove the quiet hours from ${stretch.from} to ${stretch.to}`}
            onClick={() => keep(draft.filter((_, other) => other !== place))}
          />
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() => keep([...draft, { days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '07:00' }])}
        >
          Quiet hours
        </Button>
      </div>
    </div>
  );
}

function Days({ stretch, onToggle }: { stretch: QuietStretch; onToggle: (day: number) => void }): ReactElement {
  return (
    <div className="settings-days" role="group" aria-label="Days">
      {weekdays.map((name, index) => (
        <button
          key={name}
          type="button"
          className="settings-day"
          aria-label={name}
          aria-pressed={stretch.days.includes(index + 1)}
          onClick={() => onToggle(index + 1)}
        >
          {name.slice(0, 2)}
        </button>
      ))}
    </div>
  );
}

function ZoneAndShift(): ReactElement {
  const { timeZone, shiftEnds } = useStore(notificationProfile);
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <div className="settings-pair">
      <Field label="Time zone" hint="Quiet hours, digests and snoozes go by it.">
        <Combobox
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={timeZone}
          onValueChange={(zone) => zone !== null && saveProfile({ timeZone: zone })}
        />
      </Field>
      <TimeField label="My shift ends at" value={shiftEnds} onChange={(time) => saveProfile({ shiftEnds: time })} />
    </div>
  );
}
