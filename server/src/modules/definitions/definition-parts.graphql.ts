import type { Threshold, Timed } from '@belfry/domain';
import { builder, connectionOf, globalId, type Issue, signedIn } from '../../platform/graphql/index.ts';
import {
  departmentById,
  DepartmentType,
  queueById,
  QueueType,
  teamById,
  TeamType,
  userById,
  UserType,
} from '../directory/index.ts';
import { changesFor } from './definition-names.ts';
import { scopeTypeOf, type Swap, swapInDefinition } from './references.ts';
import type { KeptDefinition, VersionRow } from './definition-version.ts';
import { TimeClockEnum } from './words.graphql.ts';

export const toGlobal: Swap = ({ type, id }) => globalId(type, id);

/** The settings of a count, and the event type that says by what it counts. */
export interface Watched extends Threshold {
  eventType: string;
}

const scopeIdOf = ({ eventType, scopeId }: Watched, type: ReturnType<typeof scopeTypeOf>): string | null =>
  scopeTypeOf(eventType) === type ? scopeId : null;

export const ThresholdSettings = builder.objectRef<Watched>('ThresholdSettings').implement({
  description: 'When a count is too high, or too low for types that count downwards, and whose count.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: 'It starts when the count passes this.' }),
    clearLevel: t.exposeInt('clearLevel', { description: 'It is over when the count comes back to this.' }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue that is watched; null watches each by itself.',
      resolve: (watched, _a, context) => queueById(signedIn(context), scopeIdOf(watched, 'Queue')),
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The user whose count is watched; null watches each by itself.',
      resolve: (watched, _a, context) => userById(signedIn(context), scopeIdOf(watched, 'User')),
    }),
    team: t.field({
      type: TeamType,
      nullable: true,
      description: 'The team whose count is watched; null watches each by itself.',
      resolve: (watched, _a, context) => teamById(signedIn(context), scopeIdOf(watched, 'Team')),
    }),
    department: t.field({
      type: DepartmentType,
      nullable: true,
      description: 'The department whose count is watched; null watches each by itself.',
      resolve: (watched, _a, context) => departmentById(signedIn(context), scopeIdOf(watched, 'Department')),
    }),
    repeatEvery: t.field({
      type: 'Duration',
      nullable: true,
      description: 'It fires again at this distance while it is not over; null is never.',
      resolve: ({ repeatMs }) => repeatMs ?? null,
    }),
  }),
});

export const TimedSettings = builder.objectRef<Timed>('TimedSettings').implement({
  description: 'How long something must last.',
  fields: (t) => ({
    after: t.field({ type: 'Duration', description: 'How long.', resolve: ({ afterMs }) => afterMs }),
    clock: t.field({
      type: TimeClockEnum,
      description: 'Which time counts.',
      resolve: ({ clock }) => clock ?? 'always',
    }),
    repeatEvery: t.field({
      type: 'Duration',
      nullable: true,
      description: 'It fires again at this distance while the same lasts; null is once.',
      resolve: ({ repeatMs }) => repeatMs ?? null,
    }),
  }),
});

export const DefinitionDoubt = builder.objectRef<Issue>('DefinitionDoubt').implement({
  description: 'Something of a definition that is allowed, but may not be as it was meant.',
  fields: (t) => ({
    path: t.stringList({ description: 'Where, from the outside in.', resolve: ({ path }) => [...path] }),
    code: t.exposeString('code', { description: 'For programs: stable, in capitals.' }),
    message: t.exposeString('message', { description: 'What may be wrong and what to do.' }),
  }),
});

const asJson = ({ ownerId: _ownerId, ...definition }: KeptDefinition) => swapInDefinition(definition, toGlobal);

export const EventDefinitionVersion = builder.objectRef<VersionRow>('EventDefinitionVersion').implement({
  description: 'An event definition as it once was.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Which: they count up from 1.' }),
    changedAt: t.field({ type: 'DateTime', description: 'When it came about.', resolve: ({ changedAt }) => changedAt }),
    changedBy: t.field({
      type: UserType,
      nullable: true,
      description: 'Who made it; null when that is not known.',
      resolve: ({ changedBy }, _a, context) => userById(signedIn(context), changedBy),
    }),
    definition: t.field({
      type: 'JSON',
      description: 'All of it: name, condition, actions and the rest.',
      resolve: ({ definition }) => asJson(definition),
    }),
    changes: t.stringList({
      description: 'What it changed of the version before it, in words.',
      resolve: (row, _a, context) => changesFor(row, signedIn(context)),
    }),
  }),
});

export const EventDefinitionVersionConnection = connectionOf('EventDefinitionVersion', EventDefinitionVersion);
