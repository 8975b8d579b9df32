/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastOf, parseOklch, type Oklch } from './contrast.ts';

const css = readFileSync(new URL('./colour.css', import.meta.url), 'utf8');
const property = /--([\w-]+):\s+([^;]+);/g;

/** The custom properties of the block that begins with `selector`. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const text = css.slice(start, css.indexOf('}', start));
  const lines = text.matchAll(property);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

const light = block(':root');
const dark = block(":root[data-theme='dark']");
const shared = new Map(
  [...css.slice(css.lastIndexOf(':root {')).matchAll(property)].map(([, name = '', value = '']) => [name, value]),
);

function colour(theme: Map<string, string>, name: string): Oklch {
  const value = theme.get(name) ?? shared.get(name) ?? '';
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  const found = reference === undefined ? parseOklch(value) : colour(theme, reference);
  if (!found) throw new Error(`--${name} is no plain colour: ${value}`);
  return found;
}

const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
const words = ['ink', 'ink-2', 'ink-3', 'accent-text', 'info-text', 'warning-text', 'critical-text', 'good-text'];
const onSoft = ['accent', 'info', 'warning', 'critical', 'good'];
const states = ['queued', 'offered', 'talking', 'muted', 'held', 'wrap-up', 'consulting', 'ended'];
const series = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6', 'series-other'];
const marks = [
  'line-control',
  'focus',
  'accent',
  'info',
  'warning',
  'critical',
  'good',
  ...states.map((state) => `state-${state}`),
  ...series,
];

test('the dark values for the system’s wish and for the person’s are the same', () => {
  expect([...block(":root:not([data-theme='light'])")]).toEqual([...dark]);
});

test('both themes say the same things', () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  const pairs = (names: readonly string[]) =>
    names.flatMap((name) => surfaces.map((surface) => [name, surface] as const));
  const under = (names: readonly (readonly [string, string])[], least: number): string[] =>
    names
      .map(([name, on]) => [name, on, contrastOf(colour(theme, name), colour(theme, on))] as const)
      .filter(([, , contrast]) => contrast < least)
      .map(([name, on, contrast]) => `${name} on ${on}: ${contrast.toFixed(2)}`);

  test('text stands out 4.5 to 1 from whatever it lies on', () => {
    const soft = onSoft.map((name) => [`${name}-text`, `${name}-soft`] as const);
    const inked = states.map((state) => [`state-${state}-ink`, `state-${state}`] as const);
    const filled = [
      ['accent-ink', 'accent'],
      ['critical-ink', 'critical'],
      ['ink-2', 'surface-pressed'],
    ] as const;
    expect(under([...pairs(words), ...soft, ...inked, ...filled], 4.5)).toEqual([]);
  });

  test('marks stand out 3 to 1 from the surfaces they lie on', () => {
    expect(under(pairs(marks), 3)).toEqual([]);
  });

  test('the six states of an interaction differ in lightness too', () => {
    const lightness = states
      .slice(0, 6)
      .map((state) => colour(theme, `state-${state}`).lightness)
      .sort((one, other) => one - other);
    const steps = lightness.slice(1).map((value, place) => value - (lightness[place] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0.02);
  });
});
