/** A box on the screen, in CSS pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where a tooltip goes: a corner or edge point, and by which of its own sides it hangs there. */
export interface TooltipPlace {
  x: number;
  y: number;
  hangs: { across: 'start' | 'middle' | 'end'; down: 'top' | 'bottom' };
}

const gap = 6;
const halfWidth = 160;
const height = 48;

/** Below what it explains and centred on it; turned away from the borders of the window. */
export function placeOf(target: Box, view: { width: number; height: number }): TooltipPlace {
  const middle = (target.left + target.right) / 2;
  const fitsBelow = target.bottom + gap + height <= view.height;
  const y = fitsBelow ? target.bottom + gap : target.top - gap;
  const down = fitsBelow ? 'top' : 'bottom';
  if (middle < halfWidth) return { x: target.left, y, hangs: { across: 'start', down } };
  if (middle > view.width - halfWidth) return { x: target.right, y, hangs: { across: 'end', down } };
  return { x: middle, y, hangs: { across: 'middle', down } };
}
