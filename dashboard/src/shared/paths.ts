import { stringifySearch, type SearchInput } from './search.ts';

const page =
  (path: string) =>
  (search: SearchInput = {}): string =>
    path + stringifySearch(search);

/** The address of every page. */
export const paths = {
  home: (): string => '/',
  signIn: (next?: string): string => `/sign-in${stringifySearch({ next: next ?? null })}`,
  inbox: page('/inbox'),
  interactions: page('/interactions'),
  /** One interaction; `event` is the id of a user event to point at. */
  interaction: (id: string, { event }: { event?: string } = {}): string =>
    `/interactions/${encodeURIComponent(id)}${event === undefined ? '' : `#ev=${encodeURIComponent(event)}`}`,
  counts: page('/counts'),
  events: {
    my: page('/events/my'),
    global: page('/events/global'),
    employees: page('/events/employees'),
    new: page('/events/new'),
    edit: (id: string, search: SearchInput = {}): string => page(`/events/${encodeURIComponent(id)}`)(search),
  },
  admin: {
    home: (): string => '/admin',
    /** All roles, or one of them. */
    roles: (id: string | null = null): string => `/admin/roles${id === null ? '' : `/${encodeURIComponent(id)}`}`,
    webhooks: page('/admin/webhooks'),
    businessHours: (): string => '/admin/business-hours',
  },
  /** One part of the settings. */
  settings: (part: string = 'notifications'): string => `/settings/${part}`,
  graphiql: (): string => '/developers/graphiql',
};
