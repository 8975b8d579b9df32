import { useEffect, useState, type ReactElement } from 'react';
import { Kbd } from '../display/kbd.tsx';
import { placeOf, type TooltipPlace } from './tooltip-place.ts';
import { tipId, watchTips } from './watch-tips.ts';

interface Shown {
  text: string;
  keys: string | undefined;
  place: TooltipPlace;
}

/** Shows the tooltip of whatever is hovered or focused; one in an application. */
export function TooltipHost(): ReactElement | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let described: HTMLElement | null = null;
    const stop = watchTips((target) => {
      if (described?.getAttribute('aria-describedby') === tipId) {
        described.removeAttribute('aria-describedby');
      }
      described = target?.isConnected ? target : null;
      setShown(described && readTip(described));
    });
    return stop;
  }, []);
  if (shown === null) return null;
  const { x, y, hangs } = shown.place;
  return (
    <div
      id={tipId}
      role="tooltip"
      className="ui-tooltip"
      data-across={hangs.across}
      data-down={hangs.down}
      style={{ left: x, top: y }}
    >
      {shown.text}
      {shown.keys !== undefined && <Kbd keys={shown.keys} />}
    </div>
  );
}

function readTip(target: HTMLElement): Shown {
  const text = target.dataset['tip'] ?? '';
  const isName = target.getAttribute('aria-label') === text;
  if (!isName && !target.hasAttribute('aria-describedby')) {
    target.setAttribute('aria-describedby', tipId);
  }
  const view = { width: window.innerWidth, height: window.innerHeight };
  const place = placeOf(target.getBoundingClientRect(), view);
  return { text, keys: target.dataset['tipKeys'], place };
}
