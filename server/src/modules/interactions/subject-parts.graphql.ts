import { builder, keyOf, resultOf, type SignedInContext } from '../../platform/graphql/index.ts';
import type { SubjectAct, SubjectActed } from './act-on-subject.ts';
import { UserEventObject } from './objects.ts';
import type { KeyedSubject } from './subject.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What is known of a subject, by the names of its events' fields. */
export const textIn = ({ fields }: KeyedSubject, name: string): string | null =>
  isText(fields[name]) ? fields[name] : null;

export const numberIn = ({ fields }: KeyedSubject, name: string): number | null =>
  typeof fields[name] === 'number' ? fields[name] : null;

/** What every change of a subject can name beside its fields. */
export interface SubjectInput {
  id?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  userId?: string | null | undefined;
  interactionId?: string | null | undefined;
  reason?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/** Does it, with the global ids of the input as keys. Fields that the input leaves out are not said. */
export function actFrom(
  { viewer, services }: SignedInContext,
  act: Pick<SubjectAct, 'type' | 'kind' | 'permission'>,
  { input, fields }: { input: SubjectInput; fields: Record<string, unknown> },
): Promise<SubjectActed | { kind: string }> {
  const key = (type: string, id: string | null | undefined): string | null => (id == null ? null : keyOf(type, id));
  return services.interactions.actOnSubject(viewer, {
    ...act,
    key: key(act.kind === 'task' ? 'Task' : 'Survey', input.id),
    expectedVersion: input.expectedVersion ?? null,
    userId: key('User', input.userId),
    interactionId: key('Interaction', input.interactionId),
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    reason: input.reason ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  });
}

type SubjectObject = ReturnType<ReturnType<typeof subjectRef>['implement']>;

/** The result of a mutation that changes a subject: it as it is now, and what was recorded. */
export const resultFor = (name: string, subject: { field: string; type: SubjectObject }) =>
  resultOf<SubjectActed, { kind: string }>(
    `${name}Result`,
    builder.objectRef<SubjectActed>(`${name}Payload`).implement({
      description: `What came of ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
      fields: (t) => ({
        [subject.field]: t.field({
          type: subject.type,
          description: 'As it is now.',
          resolve: (acted: SubjectActed) => acted.subject,
        }),
        userEvent: t.field({ type: UserEventObject, description: 'What was recorded.', resolve: ({ event }) => event }),
      }),
    }),
  );

export const subjectRef = (name: string) => builder.objectRef<KeyedSubject>(name);
