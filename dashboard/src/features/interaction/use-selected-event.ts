import { useLocation } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useGo, useHash, usePath } from '../../shared/navigation.tsx';

const prefix = 'ev=';

/** The chosen line of the story, kept in the URL's hash so that it can be linked and Back returns to it. */
export function useSelectedEvent(): readonly [string | null, (eventId: string | null) => void] {
  const hash = useHash();
  const path = usePath();
  const search = useLocation({ select: (location) => location.searchStr });
  const go = useGo();
  const selected = hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : null;
  const select = useCallback(
    (eventId: string | null) =>
      go(`${path}${search}${eventId === null ? '' : `#${prefix}${encodeURIComponent(eventId)}`}`),
    [go, path, search],
  );
  return [selected, select];
}
