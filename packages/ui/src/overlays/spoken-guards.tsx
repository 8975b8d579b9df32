import { useEffect } from 'react';

/**
 * Around an open list or menu stand empty places that pass the focus on. They can be focused, so they must not be hidden
 * from screen readers, as the library hides them. Rendered inside it.
 */
export function SpokenGuards(): null {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      for (const guard of document.querySelectorAll('[data-base-ui-focus-guard][aria-hidden]')) {
        guard.removeAttribute('aria-hidden');
      }
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return null;
}
