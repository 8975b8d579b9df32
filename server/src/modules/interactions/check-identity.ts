import { type CustomType, nearest, userEventTypes } from '@belfry/domain';
import type { Issue } from '../../platform/graphql/index.ts';
import { nameAtMost, unstorable } from './storable.ts';
import type { Maybe, UserEventInput } from './user-event-input.ts';

/** The types that integrators have declared, by name. */
export type Declared = ReadonlyMap<string, CustomType>;

/** What is wrong with an item before anything that it names is looked up. */
export function checkIdentity(event: UserEventInput, declared: Declared): Issue[] {
  const { sourceEventId, type } = event;
  if (userEventTypes[type].ownOnly)
    return [{ path: ['type'], code: 'NOT_YOURS', message: `Only Belfry itself records ${type}. Leave it out.` }];
  const issues = unfitNames(event);
  const problem = unstorable(event);
  if (problem) issues.push({ path: [], code: 'INVALID', message: problem });
  if (sourceEventId.length === 0 || sourceEventId.length > 200)
    issues.push({ path: ['sourceEventId'], code: 'INVALID', message: 'sourceEventId must have 1 to 200 characters.' });
  issues.push(...unfitType(event, declared), ...unfitSubject(event, declared));
  return issues;
}

/** A custom type must have been declared: a misspelt one would be an event that nothing ever fires on. */
function unfitType({ type, customType }: UserEventInput, declared: Declared): Issue[] {
  if (type !== 'custom') return [];
  if (!customType) return [{ path: ['customType'], code: 'REQUIRED', message: 'CUSTOM needs customType.' }];
  if (declared.has(customType)) return [];
  const meant = nearest(customType, [...declared.keys()]);
  const hint = meant === null ? 'Declare it with declareEventType first.' : `Did you mean ${meant}?`;
  return [
    {
      path: ['customType'],
      code: 'UNKNOWN',
      message: `There is no declared type "${customType.slice(0, 80)}". ${hint}`,
    },
  ];
}

/** What each type is about must be named: an interaction, or a subject of its kind. */
function unfitSubject(event: UserEventInput, declared: Declared): Issue[] {
  const { type, customType, interaction } = event;
  if (type !== 'custom') {
    const about = userEventTypes[type].subject;
    return about === 'interaction' ? unlessThere(interaction, type) : unfitOther(event, about);
  }
  const isOfInteraction = declared.get(customType ?? '')?.subject === 'interaction';
  return isOfInteraction ? unlessThere(interaction, customType ?? type) : [];
}

const unlessThere = (interaction: UserEventInput['interaction'], type: string): Issue[] =>
  interaction
    ? []
    : [{ path: ['interaction'], code: 'REQUIRED', message: `${type} is about an interaction. Name it.` }];

function unfitOther({ type, subject, user }: UserEventInput, about: string): Issue[] {
  if (subject && subject.kind !== about)
    return [{ path: ['subject', 'kind'], code: 'DOES_NOT_FIT', message: `${type} is about a ${about}. Name one.` }];
  const isNamed = subject != null || (about === 'user' && user != null) || !mustBeNamed.has(about);
  if (isNamed) return [];
  return [{ path: ['subject'], code: 'REQUIRED', message: `${type} is about a ${about}. Name it as subject.` }];
}

/** Subjects that user events tell a story of: without their name it could not be told. */
const mustBeNamed: ReadonlySet<string> = new Set(['task', 'article', 'thread', 'visitor', 'room']);

/** Names and ids of sources that are too long to be found by. */
function unfitNames({ interaction, customType, subject, user, queue, actor, target }: UserEventInput): Issue[] {
  const references = { user, queue, actor: actor?.user, target: target?.user ?? target?.queue };
  const given: [string, Maybe<string>][] = [
    ['interaction', interaction?.externalId],
    ['customType', customType],
    ['subject', subject?.id],
    ...Object.entries(references).flatMap(([path, of]): [string, Maybe<string>][] => [
      [path, of?.externalId],
      [path, of?.name],
    ]),
  ];
  return given
    .filter(([, text]) => (text?.length ?? 0) > nameAtMost)
    .map(([path]) => ({ path: [path], code: 'INVALID', message: `A name or id may have ${nameAtMost} characters.` }));
}
