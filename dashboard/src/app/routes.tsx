import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../shared/search.ts';
import { HomePage } from './home.page.tsx';
import { MissingPage } from './missing.page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const below = { getParentRoute: () => shell };

const home = createRoute({ ...below, path: '/', component: HomePage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in.page.tsx'), 'SignInPage'),
});

const inbox = createRoute({
  ...below,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../features/inbox/inbox.page.tsx'), 'InboxPage'),
});

const interactions = createRoute({
  ...below,
  path: '/interactions',
  component: lazyRouteComponent(() => import('../features/interactions/interactions.page.tsx'), 'InteractionsPage'),
});

const interactionView = lazyRouteComponent(
  () => import('../features/interaction/interaction.page.tsx'),
  'InteractionPage',
);
const interaction = createRoute({
  ...below,
  path: '/interactions/$id',
  component: function Interaction() {
    const View = interactionView;
    return <View id={interaction.useParams().id} key={interaction.useParams().id} />;
  },
});

const counts = createRoute({
  ...below,
  path: '/counts',
  component: lazyRouteComponent(() => import('../features/counts/counts.page.tsx'), 'CountsPage'),
});

const EventsView = lazyRouteComponent(() => import('../features/events/events.page.tsx'), 'EventsPage');
const eventLists = (['my', 'global', 'employees'] as const).map((scope) =>
  createRoute({
    ...below,
    path: `/events/${scope}`,
    component: () => <EventsView scope={scopes[scope]} />,
  }),
);
const scopes = { my: 'MINE', global: 'GLOBAL', employees: 'EMPLOYEES' } as const;

const EditorView = lazyRouteComponent(() => import('../features/events/event-editor.page.tsx'), 'EventEditorPage');
const newEvent = createRoute({
  ...below,
  path: '/events/new',
  component: () => <EditorView id={null} />,
});
const event = createRoute({
  ...below,
  path: '/events/$id',
  component: function Event() {
    return <EditorView id={event.useParams().id} key={event.useParams().id} />;
  },
});

const adminStart = createRoute({
  ...below,
  path: '/admin',
  component: lazyRouteComponent(() => import('../features/admin/admin.page.tsx'), 'AdminStart'),
});
const RolesView = lazyRouteComponent(() => import('../features/admin/roles.page.tsx'), 'RolesPage');
const roles = createRoute({ ...below, path: '/admin/roles', component: () => <RolesView id={null} /> });
const role = createRoute({
  ...below,
  path: '/admin/roles/$id',
  component: function Role() {
    return <RolesView id={role.useParams().id} />;
  },
});

const webhooks = createRoute({
  ...below,
  path: '/admin/webhooks',
  component: lazyRouteComponent(() => import('../features/admin/webhooks.page.tsx'), 'WebhooksPage'),
});
const businessHours = createRoute({
  ...below,
  path: '/admin/business-hours',
  component: lazyRouteComponent(() => import('../features/admin/business-hours.page.tsx'), 'BusinessHoursPage'),
});

const graphiql = createRoute({
  ...below,
  path: '/developers/graphiql',
  component: lazyRouteComponent(() => import('../features/developers/graphiql.page.tsx'), 'GraphiqlPage'),
});

const SettingsView = lazyRouteComponent(() => import('../features/settings/settings.page.tsx'), 'SettingsPage');
const settings = createRoute({
  ...below,
  path: '/settings/$part',
  component: function Settings() {
    return <SettingsView part={settings.useParams().part} />;
  },
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    inbox,
    interactions,
    interaction,
    counts,
    ...eventLists,
    newEvent,
    event,
    adminStart,
    roles,
    role,
    webhooks,
    businessHours,
    settings,
    graphiql,
  ]),
]);

/** Every page by its address; each page is loaded when it is first shown. */
export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: false,
  defaultPendingMs: 150,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
