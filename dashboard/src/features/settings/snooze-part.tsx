import { Button, IconButton, NumberInput, Select } from '@belfry/ui';
import { shortestSnoozeMs, type SnoozePreset } from '@belfry/domain/notification';
import type { ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { capital } from '../../alerts/told-profile.ts';
import { useStore } from '../../data/index.ts';
import { saveProfile } from './save-profile.ts';
import { TimeField } from './time-field.tsx';

const most = 8;
const shortestMinutes = shortestSnoozeMs / 60_000;
const kinds = [
  { value: 'after', label: 'After minutes' },
  { value: 'end-of-shift', label: 'At the end of my shift' },
  { value: 'tomorrow', label: 'Tomorrow at' },
] as const;
const fresh: Record<SnoozePreset['kind'], SnoozePreset> = {
  after: { kind: 'after', minutes: 30 },
  'end-of-shift': { kind: 'end-of-shift' },
  tomorrow: { kind: 'tomorrow', time: '09:00' },
};

/** What a snooze offers. */
export function SnoozePart(): ReactElement {
  const { snoozePresets: presets } = useStore(notificationProfile);
  const keep = (next: readonly SnoozePreset[]): void =>
    saveProfile({ snoozePresets: next.map((preset) => ({ ...preset, kind: capital(preset.kind) })) });
  return (
    <>
      <p className="settings-words">
        These are offered when you snooze, in this order. Any other time from {shortestMinutes} minutes on can be chosen
        too.
      </p>
      <div className="settings-rows">
        {presets.map((preset, place) => (
          <div
            key={`${place} ${preset.kind}`}
            className="settings-preset"
            role="group"
            aria-label={`Preset ${place + 1}`}
          >
            <Select
              size="small"
              label={`Preset ${place + 1}`}
              options={kinds}
              value={preset.kind}
              onValueChange={(kind) => keep(presets.with(place, fresh[kind]))}
            />
            <PresetValue preset={preset} onChange={(next) => keep(presets.with(place, next))} />
            <IconButton
              icon="trash"
              label={`Remove preset ${place + 1}`}
              disabled={presets.length === 1}
              onClick={() => keep(presets.filter((_, other) => other !== place))}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            icon="plus"
            disabled={presets.length >= most}
            onClick={() => keep([...presets, fresh.after])}
          >
            Preset
          </Button>
        </div>
      </div>
    </>
  );
}

interface PresetValueProps {
  preset: SnoozePreset;
  onChange: (preset: SnoozePreset) => void;
}

function PresetValue({ preset, onChange }: PresetValueProps): ReactElement | null {
  switch (preset.kind) {
    case 'after':
      return (
        <NumberInput
          label="Minutes"
          value={preset.minutes}
          min={shortestMinutes}
          max={10_080}
          suffix="min"
          onValueChange={(minutes) => minutes !== null && onChange({ kind: 'after', minutes })}
        />
      );
    case 'tomorrow':
      return (
        <TimeField
          label="Time"
          labelHidden
          value={preset.time}
          onChange={(time) => onChange({ kind: 'tomorrow', time })}
        />
      );
    case 'end-of-shift':
      return null;
  }
}
