import { Banner, Button, Select, SeverityMark } from '@belfry/ui';
import { soundTones } from '@belfry/domain/notification';
import { useEffect, useState, type ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { isAudible, playTone, unlockSound } from '../../alerts/sound.ts';
import { capital } from '../../alerts/told-profile.ts';
import { useStore } from '../../data/index.ts';
import { labelOf } from '../../shared/words.ts';
import { saveProfile } from './save-profile.ts';

type Severity = 'critical' | 'warning' | 'info';

const severities: readonly Severity[] = ['critical', 'warning', 'info'];
const tones = soundTones.map((value) => ({ value, label: labelOf(value) }));

/** How alerts sound. */
export function SoundPart(): ReactElement {
  const audible = useStore(isAudible);
  return (
    <>
      <p className="settings-words">
        One tab of this browser sounds for all, at most every 5 seconds. Every sound has its twin on the screen.
      </p>
      {!audible && <Banner>The browser lets this page be heard after a click. “Test” is one.</Banner>}
      <div className="settings-rows">
        {severities.map((severity) => (
          <SoundRow key={severity} severity={severity} />
        ))}
      </div>
    </>
  );
}

function SoundRow({ severity }: { severity: Severity }): ReactElement {
  const profile = useStore(notificationProfile);
  const sound = profile.sounds[severity];
  const [volume, setVolume] = useSettledVolume(sound.volume, severity);
  const isOff = profile.channels[severity].sound === 'off';
  const test = async (): Promise<void> => {
    await unlockSound();
    playTone({ tone: sound.tone, volume });
  };
  return (
    <div className="settings-sound">
      <span className="settings-sound-name">
        <SeverityMark severity={capital(severity)} />
        {isOff && <span className="ui-muted"> · off under Notifications</span>}
      </span>
      <Select
        size="small"
        label={`Tone, ${severity}`}
        options={tones}
        value={sound.tone}
        onValueChange={(tone) => saveProfile({ severities: [{ severity: capital(severity), tone: capital(tone) }] })}
      />
      <input
        type="range"
        className="settings-range"
        min={0}
        max={100}
        step={5}
        value={volume}
        aria-label={`Volume, ${severity}`}
        onChange={(event) => setVolume(event.target.valueAsNumber)}
      />
      <span className="settings-volume ui-tabular">{volume} %</span>
      <Button size="small" icon="play" onClick={() => void test()}>
        Test<span className="ui-sr"> the sound of {severity}</span>
      </Button>
    </div>
  );
}

const settleMs = 400;

/** The volume moves with the finger and is kept once it rests. */
function useSettledVolume(kept: number, severity: Severity): readonly [number, (volume: number) => void] {
  const [moved, setMoved] = useState<number | null>(null);
  useEffect(() => {
    if (moved === null) return undefined;
    const timer = setTimeout(
      () => saveProfile({ severities: [{ severity: capital(severity), volume: moved }] }),
      settleMs,
    );
    return () => clearTimeout(timer);
  }, [moved, severity]);
  return [moved ?? kept, setMoved];
}
