import { describe, expect, test } from 'vitest';
import { centredOn, fit, moved, visibleSpan } from './viewport.ts';
import type { Move, Viewport } from './viewport.ts';

const whole = { from: 0, to: 160_000 };
const after = (...moves: readonly Move[]) =>
  moves.reduce<Viewport>((viewport, move) => moved(viewport, { move, whole }), fit);

describe('the part of the timeline that is shown', () => {
  test('is the whole, and grows with it, until someone zooms', () => {
    expect(visibleSpan(fit, { from: 0, to: 999 })).toEqual({ from: 0, to: 999 });
  });

  test('zooming in keeps the middle', () => {
    expect(after('zoom-in')).toEqual({ kind: 'span', span: { from: 30_000, to: 130_000 } });
  });

  test('zooming out past the whole fits it again', () => {
    expect(after('zoom-in', 'zoom-out')).toEqual(fit);
  });

  test('panning stops at both ends', () => {
    expect(after('zoom-in', 'left', 'left', 'left')).toEqual({
      kind: 'span',
      span: { from: 0, to: 100_000 },
    });
    expect(after('zoom-in', 'right', 'right', 'right')).toEqual({
      kind: 'span',
      span: { from: 60_000, to: 160_000 },
    });
  });

  test('panning the whole moves nothing', () => {
    expect(after('left')).toEqual(fit);
  });

  test('never shows less than a second', () => {
    const deep = after(...Array.from({ length: 40 }, (): Move => 'zoom-in'));
    const span = visibleSpan(deep, whole);
    expect(span.to - span.from).toBe(1000);
  });

  test('centring a segment leaves as much room beside it as it is long', () => {
    expect(centredOn({ from: 60_000, to: 80_000 }, whole)).toEqual({
      kind: 'span',
      span: { from: 50_000, to: 90_000 },
    });
  });
});
