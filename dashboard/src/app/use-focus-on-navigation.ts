import { useEffect, useRef } from 'react';
import { usePath } from '../shared/navigation.tsx';

const patienceMs = 10_000;

/** After a navigation the focus goes to the new page's h1, so that a screen reader begins there. */
export function useFocusOnNavigation(): void {
  const path = usePath();
  const shown = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const until = performance.now() + patienceMs;
    const isArrival = shown.current === null;
    let hasMoved = false;
    let frame = 0;
    // The address changes first; the old page and its title stay until the new one is loaded.
    const look = (): void => {
      const title = document.querySelector<HTMLElement>('main h1');
      const isFree = !hasMoved || document.activeElement === document.body;
      if (title && title !== shown.current && isFree) {
        shown.current = title;
        hasMoved = !isArrival;
        if (hasMoved) title.focus({ preventScroll: true });
      }
      if (performance.now() < until) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [path]);
}
