import { builder, resultOf, signedIn } from '../../platform/graphql/index.ts';
import { DraftInput } from '../definitions/index.ts';
import { interactionById, InteractionObject } from '../interactions/index.ts';
import { asSaved, askedDefinition, draftId } from './asked-definition.ts';
import { shownValues } from './shown-values.ts';
import type { Trial, TrialHour, TrialMatch, Trials } from './trial.ts';

const CountAt = builder.objectRef<TrialHour>('CountAt').implement({
  description: 'How many in an hour.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When the hour began.', resolve: ({ at }) => at }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const TrialMatchObject = builder.objectRef<TrialMatch>('TrialMatch').implement({
  description: 'Something that an event definition would have fired for.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    interaction: t.field({
      type: InteractionObject,
      nullable: true,
      description: 'What it is about, as far as the viewer may see it.',
      resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
    }),
    title: t.exposeString('title', { description: 'What it would have told, in one line.' }),
    values: t.field({
      type: 'JSON',
      description: 'What it would have seen.',
      resolve: ({ values }) => shownValues(values),
    }),
  }),
});

const TrialObject = builder.objectRef<Trial>('Trial').implement({
  description: 'What an event definition would have done over a time gone by. Nothing was done.',
  fields: (t) => ({
    fired: t.exposeInt('fired', { description: 'How often it would have fired.' }),
    heldBack: t.exposeInt('heldBack', { description: 'How many actions their frequency would have held back.' }),
    users: t.exposeInt('users', { description: 'How many users it would have told.' }),
    busiestHour: t.field({
      type: CountAt,
      nullable: true,
      description: 'The hour with the most firings; null when there was none.',
      resolve: ({ busiestHour }) => busiestHour,
    }),
    perUserPerDay: t.exposeFloat('perUserPerDay', { description: 'How often it would have told each user a day.' }),
    hours: t.field({
      type: [CountAt],
      description: 'Each hour in which it would have fired, oldest first.',
      resolve: ({ hours }) => [...hours],
    }),
    matches: t.field({
      type: [TrialMatchObject],
      description: 'What it would have fired for, newest first, 50 at most.',
      resolve: ({ matches }) => [...matches],
    }),
    eventsRead: t.exposeInt('eventsRead', { description: 'How many user events were looked at.' }),
    cutShort: t.exposeBoolean('cutShort', {
      description: 'Not the whole time was looked at: there were too many user events, or it took too long.',
    }),
  }),
});

const TestInput = builder.inputType('TestEventDefinitionInput', {
  description: 'What to try, over how many days gone by.',
  fields: (t) => ({
    id: t.id({ description: 'A saved event definition; a draft is tried beside it.' }),
    draft: t.field({ type: DraftInput, description: 'What is not saved yet; the saved one unless given.' }),
    days: t.int({ required: true, defaultValue: 7, description: 'How many days back, 1 to 31.' }),
  }),
});

const TestPayload = builder.objectRef<Trials>('TestEventDefinitionPayload').implement({
  description: 'What the draft would have done, beside what the saved version would have.',
  fields: (t) => ({
    draft: t.field({
      type: TrialObject,
      description: 'What the draft would have done.',
      resolve: ({ draft }) => draft,
    }),
    current: t.field({
      type: TrialObject,
      nullable: true,
      description: 'What the saved version would have done; null where there is none.',
      resolve: ({ current }) => current,
    }),
  }),
});

const TestResult = resultOf('TestEventDefinitionResult', TestPayload);

builder.mutationFields((t) => ({
  testEventDefinition: t.withAuth({ permission: 'events:read' }).field({
    type: TestResult,
    description: 'Try an event definition over the past: what it would have done. Nothing is done, nobody is told.',
    args: { input: t.arg({ type: TestInput, required: true, description: 'What, over how many days.' }) },
    resolve: async (_root, { input: { id, draft, days } }, context) => {
      const asked = await askedDefinition({ id: id ?? null, draft: draft ?? null }, context);
      if (!asked.ok) return asked.problem;
      const { definition, saved } = asked.value;
      const { viewer, services, exchange } = context;
      const result = await services.engine.tryDefinition(viewer, {
        draft: { ...definition, id: draftId },
        current: saved === null ? null : asSaved(saved),
        days,
        signal: exchange?.whenGone?.(),
      });
      return result.ok ? result.value : result.problem;
    },
  }),
}));
