import type { KeyboardEvent } from 'react';

/** Which part is to move where, when Alt with ↑ or ↓ is pressed inside one (`data-part`); the press is then used up. */
export function stepOfPress(event: KeyboardEvent): { key: string; by: 1 | -1 } | null {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return null;
  const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null;
  const key = part?.dataset['part'];
  if (key === undefined) return null;
  event.preventDefault();
  event.stopPropagation();
  return { key, by: event.key === 'ArrowUp' ? -1 : 1 };
}

const focusable = 'button, input, textarea, select, a';

/** Gives the focus back to where it was in a part that is about to be put elsewhere: what is moved loses it. */
export function keepFocusIn(list: HTMLElement | null, key: string): void {
  const partOf = (): Element | null => list?.querySelector(`[data-part="${key}"]`) ?? null;
  const before = [...(partOf()?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  const place = before.findIndex((one) => one === document.activeElement);
  requestAnimationFrame(() => partOf()?.querySelectorAll<HTMLElement>(focusable)[Math.max(place, 0)]?.focus());
}
