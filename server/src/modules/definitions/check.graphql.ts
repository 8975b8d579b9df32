import { builder, type Issue, keyOf, type SignedInContext } from '../../platform/graphql/index.ts';
import { DraftInput } from './definition-inputs.graphql.ts';
import { actionsSentenceFor, sentenceFor } from './definition-names.ts';
import { DefinitionDoubt } from './definition-parts.graphql.ts';
import type { WrittenDraft } from './draft-definition.ts';

interface Checked {
  issues: readonly Issue[];
  doubts: readonly Issue[];
  sentence: string | null;
  actionsSentence: string | null;
}

const Check = builder.objectRef<Checked>('EventDefinitionCheck').implement({
  description: 'What is to be said of an event definition before it is kept.',
  fields: (t) => ({
    issues: t.field({
      type: [DefinitionDoubt],
      description: 'What keeps it from being saved.',
      resolve: ({ issues }) => [...issues],
    }),
    doubts: t.field({
      type: [DefinitionDoubt],
      description: 'What may not be as it was meant; told once nothing keeps it from being saved.',
      resolve: ({ doubts }) => [...doubts],
    }),
    sentence: t.exposeString('sentence', {
      nullable: true,
      description: 'When it would fire, in words; null while something is wrong.',
    }),
    actionsSentence: t.exposeString('actionsSentence', {
      nullable: true,
      description: 'What it would do, in words; null while something is wrong.',
    }),
  }),
});

async function check(draft: WrittenDraft, id: string | null, context: SignedInContext): Promise<Checked> {
  const { viewer, services } = context;
  const checked = await services.definitions.draft(viewer, draft, id);
  if (checked.ok)
    return {
      issues: [],
      doubts: checked.value.doubts,
      sentence: await sentenceFor(checked.value.draft, context),
      actionsSentence: await actionsSentenceFor(checked.value.draft, context),
    };
  const { problem } = checked;
  const issues = problem.kind === 'ValidationError' ? problem.issues : [{ ...problem, path: [] }];
  return { issues, doubts: [], sentence: null, actionsSentence: null };
}

builder.queryField('checkEventDefinition', (t) =>
  t.withAuth({ permission: 'events:write' }).field({
    type: Check,
    description: 'Check an event definition just as it would be checked when it is made. Nothing is kept.',
    args: {
      draft: t.arg({ type: DraftInput, required: true, description: 'The definition.' }),
      id: t.arg.id({ description: 'The one that it would be written over, if any.' }),
    },
    resolve: (_root, { draft, id }, context) => check(draft, id == null ? null : keyOf('EventDefinition', id), context),
  }),
);
