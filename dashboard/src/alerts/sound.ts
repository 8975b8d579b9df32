import type { SoundChoice, SoundTone } from '@belfry/domain/notification';
import { createStore } from '../data/index.ts';

type Note = readonly [hz: number, start: number, length: number];

/** Notes of a tone: frequency in Hz, start and length in s. */
const scores: Record<SoundTone, readonly Note[]> = {
  knock: [[330, 0, 0.09]],
  chime: [
    [660, 0, 0.16],
    [880, 0.12, 0.24],
  ],
  bell: [
    [784, 0, 0.5],
    [1_175, 0, 0.4],
    [784, 0.35, 0.6],
    [1_175, 0.35, 0.5],
  ],
  pulse: [
    [520, 0, 0.08],
    [520, 0.14, 0.08],
    [520, 0.28, 0.08],
  ],
};

let context: AudioContext | null = null;

/** Whether the browser lets this page be heard: it asks for a click or a key first. */
export const isAudible = createStore(false);

/** Takes a gesture of the person as leave to be heard. Call it from a click or a key. */
export async function unlockSound(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  isAudible.set(context.state === 'running');
}

/** Plays a tone, if the browser lets this page be heard. */
export function playTone({ tone, volume }: SoundChoice): void {
  const on = context;
  if (on?.state !== 'running' || volume === 0) return;
  for (const note of scores[tone]) playNote(on, note, (volume / 100) ** 2);
}

const silence = 0.000_1;
const attack = 0.01;

function playNote(on: AudioContext, [hz, start, length]: Note, loudness: number): void {
  const at = on.currentTime + start;
  const oscillator = new OscillatorNode(on, { type: 'sine', frequency: hz });
  const gain = new GainNode(on, { gain: 0 });
  gain.gain.setValueAtTime(silence, at);
  gain.gain.exponentialRampToValueAtTime(loudness, at + attack);
  gain.gain.exponentialRampToValueAtTime(silence, at + length);
  oscillator.connect(gain).connect(on.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}
