import { builder, enumOf, readGlobalId, RequestError, signedIn } from '../../platform/graphql/index.ts';
import { DraftInput } from '../definitions/index.ts';
import { userEventBySeq, UserEventObject } from '../interactions/index.ts';
import { askedDefinition } from './asked-definition.ts';
import type { Explanation, ExplanationCause, ExplanationVerdict } from './explanation.ts';
import { FiringObject } from './firings.graphql.ts';

const ExplanationVerdictEnum = enumOf<ExplanationVerdict>(
  'ExplanationVerdict',
  'Whether an event definition fires for an item.',
  {
    fired: 'It has fired for it.',
    'would-fire': 'It would fire for it.',
    'does-not-fire': 'It does not fire for it.',
  },
);

const ExplanationReason = builder.objectRef<{ code: string; message: string }>('ExplanationReason').implement({
  description: 'One reason why an event definition fires, or does not.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs: stable, in capitals.' }),
    message: t.exposeString('message', { description: 'The reason, in a sentence.' }),
  }),
});

const ExplanationCauseObject = builder.objectRef<ExplanationCause>('ExplanationCause').implement({
  description: 'A user event of the item that the event definition looks at.',
  fields: (t) => ({
    userEvent: t.field({
      type: UserEventObject,
      nullable: true,
      description: 'The user event, as far as the viewer may see it.',
      resolve: ({ seq }, _a, context) => userEventBySeq(signedIn(context), seq),
    }),
    at: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: ({ at }) => at }),
    holds: t.exposeBoolean('holds', { description: 'All conditions hold for it.' }),
    tests: t.field({
      type: 'JSON',
      description:
        'The conditions as a tree: each with `holds`, and each test with its field, label, operator, `expected` and what was `seen`.',
      resolve: ({ tests }) => tests,
    }),
  }),
});

const ExplanationObject = builder.objectRef<Explanation>('Explanation').implement({
  description: 'Why an event definition fired for an item, or why it did not.',
  fields: (t) => ({
    verdict: t.field({
      type: ExplanationVerdictEnum,
      description: 'Whether it fires.',
      resolve: ({ verdict }) => verdict,
    }),
    summary: t.exposeString('summary', { description: 'The answer in one sentence.' }),
    why: t.field({
      type: [ExplanationReason],
      description: 'The reasons, the weightiest first.',
      resolve: ({ why }) => [...why],
    }),
    causes: t.field({
      type: [ExplanationCauseObject],
      description: 'What of the item it looks at, newest first, 20 at most.',
      resolve: ({ causes }) => [...causes],
    }),
    firings: t.field({
      type: [FiringObject],
      description: 'What it fired for the item, newest first, 20 at most.',
      resolve: ({ firings }) => [...firings],
    }),
  }),
});

builder.queryFields((t) => ({
  explainEventDefinition: t.withAuth({ permission: 'events:read' }).field({
    type: ExplanationObject,
    description: 'Why an event definition fired for an item, or why it did not.',
    args: {
      id: t.arg.id({ description: 'A saved event definition; with a draft, whose firings and pauses count.' }),
      draft: t.arg({ type: DraftInput, description: 'What is not saved yet; the saved one unless given.' }),
      subjectId: t.arg.id({ required: true, description: 'The item: an interaction, or what else it is about.' }),
      at: t.arg({ type: 'DateTime', description: 'As things stood then; now unless given.' }),
    },
    resolve: async (_root, { id, draft, subjectId, at }, context) => {
      const asked = await askedDefinition({ id: id ?? null, draft: draft ?? null }, context);
      if (!asked.ok) throw new RequestError('NOT_FOUND', asked.problem.message);
      const { definition, saved } = asked.value;
      const subject = readGlobalId(String(subjectId));
      const paused = saved?.pausedReason ?? null;
      return context.services.engine.explain(context.viewer, { definition, paused, subject, at: at ?? null });
    },
  }),
}));
