import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const patienceMs = 10_000;

/** After a navigation the focus goes to the new page's h1, so that a screen reader begins there. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(() => {
    let frame = 0;
    const stop = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      cancelAnimationFrame(frame);
      const until = performance.now() + patienceMs;
      let focused: HTMLElement | null = null;
      const look = (): void => {
        const title = document.querySelector<HTMLElement>('main h1');
        // The first title may be the old page's, which stays until the new one is loaded; its end leaves the focus nowhere.
        const isFree = focused === null || document.activeElement === document.body;
        if (title && title !== focused && isFree) {
          title.focus({ preventScroll: true });
          focused = title;
        }
        if (performance.now() < until) frame = requestAnimationFrame(look);
      };
      look();
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [router]);
}
