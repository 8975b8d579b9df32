import { builder } from '../../platform/graphql/index.ts';
import { DefinitionScopeEnum, TimeClockEnum } from './words.graphql.ts';

export const ThresholdInput = builder.inputType('ThresholdInput', {
  description: 'When a count is too high, or too low for types that count downwards, and whose count.',
  fields: (t) => ({
    level: t.int({ required: true, description: 'It starts when the count passes this.' }),
    clearLevel: t.int({
      description: 'It is over when the count comes back to this; the level unless given.',
    }),
    queueId: t.id({ description: 'The queue to watch, for types that count by queue; each by itself unless given.' }),
    userId: t.id({ description: 'The user to watch, for types that count by agent; each by itself unless given.' }),
    teamId: t.id({ description: 'The team to watch, for types that count by group; each by itself unless given.' }),
    departmentId: t.id({
      description: 'The department to watch, for types that count by department; each by itself unless given.',
    }),
    repeatEvery: t.field({
      type: 'Duration',
      description: 'Fires again at this distance, from PT1M, while it is not over; never unless given.',
    }),
  }),
});

const described = {
  name: 'What to call it, up to 120 characters.',
  description: 'What it is for, up to 2000 characters.',
  shadow: 'It is matched and its firings are kept, but nobody is told and nothing is done.',
  eventType: 'What it fires on, as in the catalogue.',
  condition:
    'What must be true: `{kind: "all" | "any", of: […]}`, `{kind: "not", of: …}`, `{kind: "test", field, operator, value}`. Everything unless given.',
  after:
    'How long it must last, for timed types, from PT1S; those that count from an instant (`countsFrom`) may have PT0S, to fire at that instant.',
  clock: 'Which time counts, for timed types: all of it unless given.',
  repeatEvery: 'Fires again at this distance, from PT1M, while the same lasts, for timed types; once unless given.',
  threshold: 'When the count is too high, for threshold types.',
  pattern:
    'What else must have happened, for types that are instant: `{kind: "sequence" | "absence", then: {eventType, condition}, withinMs, per: "item" | "user" | "queue"}`, absence with a `clock`; `{kind: "rate", count, withinMs, per}`.',
  actions:
    'What it does, in order: each `{kind, …}` with the parts that the catalogue names, lengths in milliseconds, and `frequency: {everyMs, per: "event" | "item"}` for how often at most.',
  tests:
    'Examples that are tried at every save: `[{name, values: {field: value}, at, expect: [kinds of actions]}]`; expect nothing where it must not fire.',
  timeZone: 'IANA name of the time zone of its times of day.',
} as const;

export const CreateInput = builder.inputType('CreateEventDefinitionInput', {
  description: 'A new event definition.',
  fields: (t) => ({
    scope: t.field({
      type: DefinitionScopeEnum,
      required: true,
      defaultValue: 'mine',
      description: 'MINE or GLOBAL.',
    }),
    name: t.string({ required: true, description: described.name }),
    description: t.string({ description: described.description }),
    enabled: t.boolean({ required: true, defaultValue: true, description: 'Whether it is switched on.' }),
    shadow: t.boolean({ description: described.shadow }),
    eventType: t.string({ required: true, description: described.eventType }),
    condition: t.field({ type: 'JSON', description: described.condition }),
    after: t.field({ type: 'Duration', description: described.after }),
    clock: t.field({ type: TimeClockEnum, description: described.clock }),
    repeatEvery: t.field({ type: 'Duration', description: described.repeatEvery }),
    threshold: t.field({ type: ThresholdInput, description: described.threshold }),
    pattern: t.field({ type: 'JSON', description: described.pattern }),
    actions: t.field({ type: 'JSON', required: true, description: described.actions }),
    tests: t.field({ type: 'JSON', description: described.tests }),
    timeZone: t.string({ description: `${described.timeZone} The organization’s unless given.` }),
    idempotencyKey: t.string({
      description: 'Sent again with the same input, it is the same definition.',
    }),
  }),
});

export const UpdateInput = builder.inputType('UpdateEventDefinitionInput', {
  description: 'What to change of an event definition; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that the change is made to.' }),
    name: t.string({ description: described.name }),
    description: t.string({ description: described.description }),
    enabled: t.boolean({ description: 'Whether it is switched on.' }),
    shadow: t.boolean({ description: described.shadow }),
    eventType: t.string({ description: described.eventType }),
    condition: t.field({ type: 'JSON', description: described.condition }),
    after: t.field({ type: 'Duration', description: described.after }),
    clock: t.field({ type: TimeClockEnum, description: described.clock }),
    repeatEvery: t.field({ type: 'Duration', description: described.repeatEvery }),
    threshold: t.field({ type: ThresholdInput, description: described.threshold }),
    pattern: t.field({ type: 'JSON', description: described.pattern }),
    actions: t.field({ type: 'JSON', description: described.actions }),
    tests: t.field({ type: 'JSON', description: described.tests }),
    timeZone: t.string({ description: described.timeZone }),
  }),
});

/** A definition that is not kept: for checking, trying and explaining. */
export const DraftInput = builder.inputType('EventDefinitionDraftInput', {
  description: 'An event definition that is not kept.',
  fields: (t) => ({
    scope: t.field({
      type: DefinitionScopeEnum,
      required: true,
      defaultValue: 'mine',
      description: 'Whose it would be: MINE or GLOBAL.',
    }),
    name: t.string({ required: true, description: described.name }),
    description: t.string({ description: described.description }),
    eventType: t.string({ required: true, description: described.eventType }),
    condition: t.field({ type: 'JSON', description: described.condition }),
    after: t.field({ type: 'Duration', description: described.after }),
    clock: t.field({ type: TimeClockEnum, description: described.clock }),
    repeatEvery: t.field({ type: 'Duration', description: described.repeatEvery }),
    threshold: t.field({ type: ThresholdInput, description: described.threshold }),
    pattern: t.field({ type: 'JSON', description: described.pattern }),
    actions: t.field({ type: 'JSON', required: true, description: described.actions }),
    tests: t.field({ type: 'JSON', description: described.tests }),
    timeZone: t.string({ description: `${described.timeZone} The organization’s unless given.` }),
  }),
});
