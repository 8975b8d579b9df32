import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const patienceMs = 3_000;

/** After a navigation the focus goes to the new page's h1, so that a screen reader begins there. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(() => {
    let frame = 0;
    const stop = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      const until = performance.now() + patienceMs;
      const look = (): void => {
        const title = document.querySelector<HTMLElement>('main h1');
        if (title) title.focus({ preventScroll: true });
        else if (performance.now() < until) frame = requestAnimationFrame(look);
      };
      look();
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [router]);
}
