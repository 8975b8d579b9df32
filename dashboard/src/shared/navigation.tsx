import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, type AnchorHTMLAttributes, type MouseEvent, type ReactElement } from 'react';
import { parseSearch, stringifySearch, type Search, type SearchInput } from './search.ts';

interface GoOptions {
  /** Put the new address in the place of the present one. */
  replace?: boolean;
}

/** Goes to an address made by `paths`. */
export function useGo(): (to: string, options?: GoOptions) => void {
  const { history } = useRouter();
  return useCallback(
    (to, { replace = false } = {}) => {
      if (replace) history.replace(to);
      else history.push(to);
    },
    [history],
  );
}

interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address made by `paths`. */
  to: string;
  /** Whether it points to the page that is shown. */
  current?: boolean;
}

/** A link inside the dashboard. */
export function AppLink({ to, current = false, onClick, ...rest }: AppLinkProps): ReactElement {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || elsewhere) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow} aria-current={current ? 'page' : undefined} />;
}

/** The path of the page that is shown. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname });
}

/** What stands behind the `#`. */
export function useHash(): string {
  return useLocation({ select: (location) => location.hash });
}

/** Filters, tab, sort and range live in the address: read through `parse`, which must be pure and stable. */
export function useUrlState<State>(
  parse: (search: Search) => State,
): [State, (patch: SearchInput, options?: GoOptions) => void] {
  const text = useLocation({ select: (location) => location.searchStr });
  const path = usePath();
  const go = useGo();
  const search = useMemo(() => parseSearch(text), [text]);
  const state = useMemo(() => parse(search), [parse, search]);
  const change = useCallback(
    (patch: SearchInput, options?: GoOptions) => go(path + stringifySearch({ ...search, ...patch }), options),
    [go, path, search],
  );
  return [state, change];
}
