import { textIn, type Search } from '../../shared/search.ts';

/** Where to go after signing in: a page of this dashboard, never another site. */
export function nextPage(search: Search): string {
  const next = textIn(search, 'next') ?? '/';
  const isOurs = next.startsWith('/') && !/^\/[/\\]/.test(next) && !next.startsWith('/sign-in');
  return isOurs ? next : '/';
}
