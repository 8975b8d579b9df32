import {
  actionsSentence,
  type Catalogue,
  changesOf,
  invariant,
  type NameOf,
  type NamedKind,
  sentenceOf,
} from '@belfry/domain';
import { rowsById, type SignedInContext } from '../../platform/graphql/index.ts';
import { departmentById, queueById, teamById, userById } from '../directory/index.ts';
import type { DefinitionRow } from './definition.ts';
import { type Reference, referencesIn, type ReferenceType } from './references.ts';
import type { KeptDefinition, VersionRow } from './definition-version.ts';

/** Roles, webhooks and providers by id: what a definition says of them is no secret to those who may see it. */
const otherNames = rowsById<{ id: string; name: string }>((ids, { viewer, services }) =>
  services.definitions.otherNames(viewer.organizationId, ids),
);

type Lookup = (context: SignedInContext, id: string) => Promise<{ name: string } | null>;

const lookups: Readonly<Record<ReferenceType, readonly [Lookup, unseen: string]>> = {
  User: [userById, 'someone'],
  Queue: [queueById, 'a queue'],
  Team: [teamById, 'a team'],
  Department: [departmentById, 'a department'],
  Role: [otherNames, 'a role'],
  Webhook: [otherNames, 'a webhook'],
  Provider: [otherNames, 'a provider'],
};

/** The names, as far as the viewer may see them, of what is named. */
async function namesOf(references: readonly Reference[], context: SignedInContext): Promise<NameOf> {
  const names = new Map<string, string>();
  await Promise.all(
    references.map(async ({ type, id }) => {
      const [lookUp, unseen] = lookups[type];
      names.set(id, (await lookUp(context, id))?.name ?? unseen);
    }),
  );
  return (_kind: NamedKind, id) => names.get(id) ?? null;
}

const catalogueById = rowsById<{ id: string; catalogue: Catalogue }>((ids, { services }) =>
  Promise.all(ids.map(async (id) => ({ id, catalogue: await services.definitions.catalogueOf(id) }))),
);

/** The event types of the viewer's organization, read once for an execution. */
export async function catalogueFor(context: SignedInContext): Promise<Catalogue> {
  const found = await catalogueById(context, context.viewer.organizationId);
  invariant(found !== null, 'every organization has a catalogue');
  return found.catalogue;
}

/** When a definition fires, in words, with the names that the viewer may see. */
export async function sentenceFor(
  definition: Pick<DefinitionRow, 'eventType' | 'condition' | 'timed' | 'threshold' | 'pattern' | 'timeZone'>,
  context: SignedInContext,
): Promise<string> {
  const names = await namesOf(referencesIn({ ...definition, actions: [], tests: [] }), context);
  return sentenceOf(definition, names, await catalogueFor(context));
}

/** What a definition does, in words, with the names that the viewer may see. */
export async function actionsSentenceFor(
  definition: Pick<DefinitionRow, 'eventType' | 'actions'>,
  context: SignedInContext,
): Promise<string> {
  const { eventType, actions } = definition;
  return actionsSentence(actions, await namesOf(referencesIn({ eventType, actions }), context));
}

const ownerName = async ({ ownerId }: KeptDefinition, context: SignedInContext): Promise<string> =>
  ownerId === null ? 'Global' : ((await userById(context, ownerId))?.name ?? 'someone');

/** What a version changed of the one before it, in words. */
export async function changesFor({ definition, before }: VersionRow, context: SignedInContext): Promise<string[]> {
  if (before === null) return [];
  const nameOf = await namesOf([...referencesIn(before), ...referencesIn(definition)], context);
  const changes = changesOf(before, definition, { nameOf, catalogue: await catalogueFor(context) });
  if (before.ownerId === definition.ownerId) return [...changes];
  return [...changes, `Owner: ${await ownerName(before, context)} → ${await ownerName(definition, context)}`];
}
