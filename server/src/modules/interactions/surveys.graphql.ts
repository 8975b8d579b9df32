import {
  builder,
  connectionOf,
  globalId,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { userById, UserType } from '../directory/index.ts';
import { interactionById, InteractionObject } from './objects.ts';
import type { KeyedSubject } from './subject.ts';
import { actFrom, numberIn, resultFor, subjectRef, textIn } from './subject-parts.graphql.ts';

const surveyById = rowsById<KeyedSubject & { id: string }>(async (keys, { viewer, services }) => {
  const rows = await services.interactions.subjects.byKeys(viewer, {
    kind: 'survey',
    permission: 'surveys:read',
    keys,
  });
  return rows.map((row) => ({ ...row, id: row.key }));
});

const SurveyObject = subjectRef('Survey').implement({
  description: 'A survey that was offered to a customer, and what came back.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ key }) => globalId('Survey', key) }),
    name: t.string({ nullable: true, description: 'Its name.', resolve: (survey) => textIn(survey, 'survey') }),
    status: t.string({
      nullable: true,
      description: 'offered, viewed, answered or expired.',
      resolve: (survey) => textIn(survey, 'status'),
    }),
    rating: t.float({
      nullable: true,
      description: 'The mark that the customer gave.',
      resolve: (survey) => numberIn(survey, 'rating'),
    }),
    question: t.string({
      nullable: true,
      description: 'The question.',
      resolve: (survey) => textIn(survey, 'question'),
    }),
    answer: t.string({
      nullable: true,
      description: 'The answer in words.',
      resolve: (survey) => textIn(survey, 'answer'),
    }),
    customerName: t.string({
      nullable: true,
      description: 'Who was asked.',
      resolve: (survey) => textIn(survey, 'customerName'),
    }),
    customerEmail: t.string({
      nullable: true,
      description: 'The e-mail address of who was asked.',
      resolve: (survey) => textIn(survey, 'customerEmail'),
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The user it is about.',
      resolve: (survey, _a, context) => userById(signedIn(context), textIn(survey, 'userId')),
    }),
    interaction: t.field({
      type: InteractionObject,
      nullable: true,
      description: 'The interaction it is about.',
      resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
    }),
    offeredAt: t.field({
      type: 'DateTime',
      description: 'When it was offered.',
      resolve: ({ createdAt }) => createdAt,
    }),
    changedAt: t.field({ type: 'DateTime', description: 'When it last changed.', resolve: ({ lastAt }) => lastAt }),
  }),
});

nodeType('Survey', (key, context) => surveyById(context, key));

const OfferInput = builder.inputType('OfferSurveyInput', {
  description: 'A survey to offer to a customer.',
  fields: (t) => ({
    survey: t.string({ required: true, description: 'Its name.' }),
    interactionId: t.id({ description: 'The interaction it is about.' }),
    userId: t.id({ description: 'The user it is about; whoever offers it unless given.' }),
    customerName: t.string({ description: 'Who is asked.' }),
    customerEmail: t.string({ description: 'The e-mail address of who is asked.' }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same survey.' }),
  }),
});

const AnswerInput = builder.inputType('AnswerSurveyInput', {
  description: 'What a customer answered.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which survey.' }),
    rating: t.float({ description: 'The mark that the customer gave.' }),
    question: t.string({ description: 'The question.' }),
    answer: t.string({ description: 'The answer in words.' }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same answer.' }),
  }),
});

const write = { kind: 'survey', permission: 'surveys:write' } as const;
const result = (name: string) => resultFor(name, { field: 'survey', type: SurveyObject });

builder.mutationFields((t) => ({
  offerSurvey: t.withAuth({ permission: 'surveys:write' }).field({
    type: result('OfferSurvey'),
    description: 'Ask a customer to answer a survey.',
    args: { input: t.arg({ type: OfferInput, required: true, description: 'The survey.' }) },
    resolve: (_root, { input }, context) => {
      const { survey, customerName, customerEmail } = input;
      return actFrom(
        context,
        { ...write, type: 'survey.offered' },
        { input, fields: { survey, customerName, customerEmail } },
      );
    },
  }),
  answerSurvey: t.withAuth({ permission: 'surveys:write' }).field({
    type: result('AnswerSurvey'),
    description: 'Enter what a customer answered.',
    args: { input: t.arg({ type: AnswerInput, required: true, description: 'The answer.' }) },
    resolve: (_root, { input }, context) => {
      const { rating, question, answer } = input;
      return actFrom(context, { ...write, type: 'survey.answered' }, { input, fields: { rating, question, answer } });
    },
  }),
}));

const SurveyFilter = builder.inputType('SurveyFilter', {
  description: 'Surveys that …',
  fields: (t) => ({ status: t.field({ type: StringFilter, description: 'By what has become of them.' }) }),
});

const SurveyConnection = connectionOf('Survey', SurveyObject);

builder.queryFields((t) => ({
  survey: t.withAuth({ permission: 'surveys:read' }).field({
    type: SurveyObject,
    nullable: true,
    description: 'A survey by its id.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, context) => surveyById(context, keyOf('Survey', id)),
  }),
  surveys: t.withAuth({ permission: 'surveys:read' }).field({
    type: SurveyConnection,
    description: 'Surveys, newest first.',
    args: { filter: t.arg({ type: SurveyFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['instant', 'id']);
      const rows = await services.interactions.subjects.list(viewer, {
        kind: 'survey',
        permission: 'surveys:read',
        filter: { status: filter?.status },
        page: request,
      });
      return pageOf(rows, request, ({ createdAt, key }) => [new Date(createdAt).toISOString(), key]);
    },
  }),
}));
