import { useEffect } from 'react';
import { useViewer } from '../../data/index.ts';
import { useGo } from '../../shared/navigation.tsx';
import { adminPages } from './admin-pages.ts';

/** Goes to the first page of the administration that is open to the viewer. */
export function AdminStart(): null {
  const go = useGo();
  const viewer = useViewer();
  const to = adminPages.find(({ permission }) => viewer.can(permission))?.to;
  useEffect(() => {
    if (to !== undefined) go(to, { replace: true });
  }, [go, to]);
  return null;
}
