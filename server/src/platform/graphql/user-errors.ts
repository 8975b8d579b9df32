import type { ObjectRef } from '@pothos/core';
import { builder, type Types } from './builder.ts';

/** An expected failure: data, not an exception. `kind` is the GraphQL type that it becomes. */
export type UserProblem =
  | { kind: 'ValidationError'; message: string; code: string; issues: readonly Issue[] }
  | { kind: 'NotFoundError'; message: string; code: string }
  | { kind: 'ForbiddenError'; message: string; code: string; permission?: string }
  | { kind: 'ConflictError'; message: string; code: string; currentVersion?: number }
  | { kind: 'IdempotencyConflictError'; message: string; code: string };

export interface Issue {
  path: readonly string[];
  message: string;
  code: string;
}

export const invalid = (issues: readonly Issue[]): UserProblem => ({
  kind: 'ValidationError',
  code: 'INVALID',
  message: issues.map(({ message }) => message).join(' '),
  issues,
});

export const notFound = (what: string): UserProblem => ({
  kind: 'NotFoundError',
  code: 'NOT_FOUND',
  message: `There is no such ${what}, or it is not yours to see.`,
});

export const notAllowed = (permission: string, message?: string): UserProblem => ({
  kind: 'ForbiddenError',
  code: 'FORBIDDEN',
  permission,
  message: message ?? `Your role does not include "${permission}". Ask an administrator for it.`,
});

export const UserError = builder.interfaceRef<{ message: string; code: string }>('UserError').implement({
  description: 'An expected failure, as data.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What was wrong and what to do, in one sentence.' }),
    code: t.exposeString('code', { description: 'For programs: stable, in capitals.' }),
  }),
  resolveType: (value) => (isProblem(value) ? value.kind : 'RecordingError'),
});

const ValidationIssue = builder.objectRef<Issue>('ValidationIssue').implement({
  description: 'One thing that is wrong with an input.',
  fields: (t) => ({
    path: t.stringList({ description: 'Where in the input, from the outside in.', resolve: ({ path }) => [...path] }),
    message: t.exposeString('message', { description: 'What was wrong and what to do.' }),
    code: t.exposeString('code', { description: 'For programs: stable, in capitals.' }),
  }),
});

type Of<Kind extends UserProblem['kind']> = Extract<UserProblem, { kind: Kind }>;

export const ValidationError = builder.objectRef<Of<'ValidationError'>>('ValidationError').implement({
  description: 'The input cannot be taken; nothing was changed.',
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({
      type: [ValidationIssue],
      description: 'All that is wrong, at once.',
      resolve: ({ issues }) => [...issues],
    }),
  }),
});

export const NotFoundError = builder.objectRef<Of<'NotFoundError'>>('NotFoundError').implement({
  description: 'What the input names is absent, or not yours to see.',
  interfaces: [UserError],
});

export const ForbiddenError = builder.objectRef<Of<'ForbiddenError'>>('ForbiddenError').implement({
  description: 'You may see it, but not do this.',
  interfaces: [UserError],
  fields: (t) => ({
    permission: t.string({
      nullable: true,
      description: 'The permission that would allow it.',
      resolve: ({ permission }) => permission ?? null,
    }),
  }),
});

export const ConflictError = builder.objectRef<Of<'ConflictError'>>('ConflictError').implement({
  description: 'It was changed by someone else in the meantime, or is in the way of itself.',
  interfaces: [UserError],
  fields: (t) => ({
    currentVersion: t.int({
      nullable: true,
      description: 'The version as it is now.',
      resolve: ({ currentVersion }) => currentVersion ?? null,
    }),
  }),
});

export const IdempotencyConflictError = builder
  .objectRef<Of<'IdempotencyConflictError'>>('IdempotencyConflictError')
  .implement({
    description: 'The same idempotencyKey was used before with other input.',
    interfaces: [UserError],
  });

/** The errors that any mutation may answer with. */
export const commonErrors = [
  ValidationError,
  NotFoundError,
  ForbiddenError,
  ConflictError,
  IdempotencyConflictError,
] as const;

/** The result of a mutation: its payload or one of the expected errors. Resolve with the payload, or with a problem. */
export function resultOf<Payload extends object, Problem extends { kind: string } = UserProblem>(
  name: string,
  payload: ObjectRef<Types, Payload>,
  errors: readonly ObjectRef<Types, { message: string; code: string }>[] = commonErrors,
) {
  return builder.unionType(name, {
    description: `What came of it: ${name.replace(/Result$/, 'Payload')}, or an expected error.`,
    types: [payload, ...errors] as ObjectRef<Types, Payload | Problem>[],
    resolveType: (value) => (isProblem(value) ? value.kind : payload.name),
  });
}

const isProblem = (value: object): value is { kind: string } =>
  'kind' in value && typeof value.kind === 'string' && value.kind.endsWith('Error');
