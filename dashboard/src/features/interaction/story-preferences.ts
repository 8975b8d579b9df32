import { useState } from 'react';

/** How a person likes to read stories; remembered on this device. */
export interface StoryPreferences {
  readonly times: TimeMode;
  readonly newestFirst: boolean;
}

export type TimeMode = 'absolute' | 'relative' | 'gap';

export const timeModes: readonly { readonly value: TimeMode; readonly label: string }[] = [
  { value: 'absolute', label: 'Time' },
  { value: 'relative', label: 'Since start' },
  { value: 'gap', label: 'Between' },
];

const usual: StoryPreferences = { times: 'absolute', newestFirst: false };
const place = 'belfry.story';

export function nextTimeMode(mode: TimeMode): TimeMode {
  const at = timeModes.findIndex(({ value }) => value === mode);
  return timeModes[(at + 1) % timeModes.length]?.value ?? usual.times;
}

/** Reads what was remembered; anything else is as usual. */
export function parsePreferences(text: string | null): StoryPreferences {
  try {
    const raw: unknown = JSON.parse(text ?? 'null');
    if (typeof raw !== 'object' || raw === null) return usual;
    const times = timeModes.find(({ value }) => 'times' in raw && raw.times === value)?.value ?? usual.times;
    return { times, newestFirst: 'newestFirst' in raw && raw.newestFirst === true };
  } catch {
    return usual;
  }
}

export function useStoryPreferences(): {
  preferences: StoryPreferences;
  change: (patch: Partial<StoryPreferences>) => void;
} {
  const [preferences, setPreferences] = useState(() => parsePreferences(localStorage.getItem(place)));
  const change = (patch: Partial<StoryPreferences>): void => {
    const next = { ...preferences, ...patch };
    setPreferences(next);
    localStorage.setItem(place, JSON.stringify(next));
  };
  return { preferences, change };
}
