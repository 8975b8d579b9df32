import {
  type Action,
  type ActionKindDeclaration,
  actionKindNames,
  actionKinds,
  type ActionPart,
  type Recipient,
} from '@belfry/domain';
import { builder } from '../../platform/graphql/index.ts';

interface RecipientInfo {
  kind: Recipient['kind'];
  label: string;
  needs: 'user' | 'queue' | 'team' | 'role' | 'address' | null;
}

const recipientKinds: Record<Recipient['kind'], Omit<RecipientInfo, 'kind'>> = {
  me: { label: 'Me', needs: null },
  owner: { label: 'Owner', needs: null },
  'acting-agent': { label: 'Acting agent', needs: null },
  'assigned-agent': { label: 'Assigned agent', needs: null },
  'previous-agent': { label: 'Previous agent', needs: null },
  user: { label: 'User', needs: 'user' },
  'queue-members': { label: 'Members of a queue', needs: 'queue' },
  team: { label: 'Team', needs: 'team' },
  role: { label: 'Role', needs: 'role' },
  'department-managers': { label: 'Managers of the department', needs: null },
  customer: { label: 'Customer', needs: null },
  address: { label: 'E-mail address', needs: 'address' },
};
const isRecipient = (kind: string): kind is Recipient['kind'] => Object.hasOwn(recipientKinds, kind);

/** Whom actions can go to. */
export const recipients = (): RecipientInfo[] =>
  Object.keys(recipientKinds)
    .filter(isRecipient)
    .map((kind) => ({ kind, ...recipientKinds[kind] }));

export const RecipientKindInfo = builder.objectRef<RecipientInfo>('RecipientKindInfo').implement({
  description: 'Whom an action can go to.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'For actions.' }),
    label: t.exposeString('label', { description: 'Its name on screens.' }),
    needs: t.exposeString('needs', {
      nullable: true,
      description:
        'What has to be named with it: user, queue, team, role or address. For queue, none named means the interaction’s own.',
    }),
  }),
});

interface NamedPart extends ActionPart {
  name: string;
}

const ActionPartInfo = builder.objectRef<NamedPart>('ActionPartInfo').implement({
  description: 'One part of an action.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the action.' }),
    label: t.exposeString('label', { description: 'Its name on screens.' }),
    meaning: t.exposeString('meaning', { description: 'What it says.' }),
    data: t.exposeString('data', {
      description:
        'What it holds: recipients, line, text, html, url, headers, severity, choice, name, duration, user, queue, role, webhook or provider. Durations are milliseconds.',
    }),
    optional: t.boolean({ description: 'It may be left out.', resolve: ({ optional }) => optional === true }),
    choices: t.stringList({
      nullable: true,
      description: 'Its values, where they are a list.',
      resolve: ({ choices }) => (choices ? [...choices] : null),
    }),
  }),
});

interface NamedAction extends ActionKindDeclaration {
  kind: Action['kind'];
}

/** What firings can do. */
export const actions = (): NamedAction[] => actionKindNames.map((kind) => ({ kind, ...actionKinds[kind] }));

export const ActionKindInfo = builder.objectRef<NamedAction>('ActionKindInfo').implement({
  description: 'Something that a firing can do.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'For actions.' }),
    label: t.exposeString('label', { description: 'Its name on screens.' }),
    meaning: t.exposeString('meaning', { description: 'What it does.' }),
    on: t.string({
      nullable: true,
      description: 'What its event type must be about: interaction or task; anything when absent.',
      resolve: ({ on }) => on ?? null,
    }),
    administratorsOnly: t.boolean({
      description: 'Only Global events can have it.',
      resolve: ({ administratorsOnly }) => administratorsOnly === true,
    }),
    parts: t.field({
      type: [ActionPartInfo],
      description: 'What it is made of.',
      resolve: ({ parts }) => Object.entries(parts).map(([name, part]) => ({ name, ...part })),
    }),
  }),
});
