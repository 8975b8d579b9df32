import type { ServerInfo } from '../server-info.ts';
import { builder } from './builder.ts';

const DemoUser = builder.objectRef<ServerInfo['demoUsers'][number]>('DemoUser').implement({
  description: 'Somebody made up whom anyone may be while the demo runs.',
  fields: (t) => ({
    email: t.field({ type: 'EmailAddress', description: 'To sign in with.', resolve: ({ email }) => email }),
    name: t.exposeString('name', { description: 'Their name.' }),
    role: t.exposeString('role', { description: 'Their role.' }),
  }),
});

const ServerInfoObject = builder.objectRef<ServerInfo>('ServerInfo').implement({
  description: 'What runs here. Open to everyone.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The product.' }),
    version: t.exposeString('version', { description: 'Its version.' }),
    demo: t.exposeBoolean('demo', { description: 'It shows made-up data.' }),
    demoUsers: t.field({
      type: [DemoUser],
      description: 'Who can be signed in as while the demo runs; nobody otherwise.',
      resolve: ({ demoUsers }) => [...demoUsers],
    }),
    serverTime: t.field({ type: 'DateTime', description: 'The server’s clock.', resolve: () => Date.now() }),
  }),
});

builder.queryFields((t) => ({
  serverInfo: t.field({
    type: ServerInfoObject,
    description: 'What runs here. Needs no sign-in.',
    skipTypeScopes: true,
    resolve: (_root, _arguments, { services }) => services.serverInfo,
  }),
}));
