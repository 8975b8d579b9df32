import { Navigate } from '@tanstack/react-router';
import { use, type ReactElement } from 'react';
import { SessionContext } from '../data/index.ts';
import { homeOf } from './sections.ts';

/** The way in: on to where the viewer's work is. */
export function HomePage(): ReactElement | null {
  const session = use(SessionContext);
  return session && <Navigate to={homeOf(session)} replace />;
}
