import { type Catalogue, builtInCatalogue, fieldsOfType } from '../catalogue/catalogue.ts';
import type { CountDeclaration, EpisodeKind, EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { compileCondition } from '../definition/holds.ts';
import { type CompiledDefinition, type DefinitionIndex, indexDefinitions } from './definition-index.ts';

/** An organization's enabled definitions, made ready for `react`. Opaque: compile again when one changes. */
export interface Compiled {
  readonly catalogue: Catalogue;
  /** Those that fire for an event itself, by its type. */
  readonly byFact: ReadonlyMap<UserEventType, DefinitionIndex>;
  readonly byEpisode: ReadonlyMap<EpisodeKind, DefinitionIndex>;
  /** Those that watch episodes of other subjects than interactions, by what begins them. */
  readonly bySubjectFact: ReadonlyMap<UserEventType, DefinitionIndex>;
  /** User event → the event types of other subjects whose episodes it may begin anew, and those whose it ends. */
  readonly beginsEpisodesOf: ReadonlyMap<UserEventType, readonly NamedType[]>;
  readonly endsEpisodesOf: ReadonlyMap<UserEventType, readonly NamedType[]>;
  /** Those that watch the longest wait of a queue. */
  readonly queueWaits: readonly CompiledDefinition[];
  /** The user events that make a user idle anew, beside the user's own, and those after which a user is not idle any more. */
  readonly idleUsers: { readonly begunBy: ReadonlySet<UserEventType>; readonly endedBy: ReadonlySet<UserEventType> };
  readonly patterns: CompiledPatterns;
  readonly counts: ReadonlyMap<CountDeclaration['of'], readonly CountGroup[]>;
  readonly byId: ReadonlyMap<string, CompiledDefinition>;
  /** Whether there are others than those that fire for an event itself. */
  readonly watches: boolean;
}

export interface NamedType {
  readonly name: EventTypeName;
  readonly type: EventTypeDeclaration;
}

/** Thresholds that count the same by the same; those that watch each scope stand under null. */
export interface CountGroup {
  readonly per: CountDeclaration['per'];
  readonly byScope: ReadonlyMap<string | null, readonly CompiledDefinition[]>;
}

/** Definitions with a pattern: by the user event that may be its first, and by the one that may be its second. */
export interface CompiledPatterns {
  readonly byFirst: ReadonlyMap<UserEventType, DefinitionIndex>;
  /** As a definition of the second step's type and condition. */
  readonly bySecond: ReadonlyMap<UserEventType, DefinitionIndex>;
}

/** Definitions of event types that the catalogue does not have are left out. */
export function compile(definitions: readonly EventDefinition[], catalogue: Catalogue = builtInCatalogue): Compiled {
  const compiled = definitions
    .filter((definition) => definition.enabled)
    .toSorted(inFiringOrder)
    .flatMap((definition, rank) => compileDefinition(definition, { rank, catalogue }) ?? []);
  const ofEvents = compiled.filter(({ type }) => type.trigger === 'event');
  const ofSubjects = compiled.filter(({ type }) => type.episode === 'subject');
  const ofUsers = compiled.filter(({ type }) => type.episode === 'user-idle');
  return {
    catalogue,
    byFact: indexed(ofEvents, ({ definition, type }) => (definition.pattern === null ? type.facts : [])),
    byEpisode: indexed(compiled, ({ type }) => (type.episode === undefined ? [] : [type.episode])),
    bySubjectFact: indexed(ofSubjects, ({ type }) => type.facts),
    beginsEpisodesOf: typesBy(ofSubjects, ({ facts }) => facts),
    endsEpisodesOf: typesBy(ofSubjects, ({ endedBy }) => endedBy ?? []),
    queueWaits: compiled.filter(({ type }) => type.episode === 'queue-wait'),
    idleUsers: {
      begunBy: new Set(ofUsers.flatMap(({ type }) => type.facts)),
      endedBy: new Set(ofUsers.flatMap(({ type }) => type.endedBy ?? [])),
    },
    patterns: {
      byFirst: indexed(ofEvents, ({ definition, type }) => (definition.pattern === null ? [] : type.facts)),
      bySecond: indexed(secondSteps(ofEvents, catalogue), ({ type }) => type.facts),
    },
    counts: countGroups(compiled),
    byId: new Map(compiled.map((one) => [one.definition.id, one])),
    watches: compiled.some(({ definition, type }) => type.trigger !== 'event' || definition.pattern !== null),
  };
}

/** Global before own, then by position, then by creation; the id settles what is left. */
function inFiringOrder(a: EventDefinition, b: EventDefinition): number {
  return (
    Number(a.owner.kind === 'user') - Number(b.owner.kind === 'user') ||
    a.position - b.position ||
    a.createdAt - b.createdAt ||
    (a.id < b.id ? -1 : 1)
  );
}

/** One definition made ready, enabled or not; null when the catalogue does not have its event type. */
export function compileDefinition(
  definition: EventDefinition,
  { rank, catalogue }: { rank: number; catalogue: Catalogue },
): CompiledDefinition | null {
  const type = catalogue.eventType(definition.eventType);
  if (type === null) return null;
  const ownerId = definition.owner.kind === 'user' ? definition.owner.userId : null;
  const { channels, fieldOf } = sharedOf(type, definition.eventType, catalogue);
  const holds = compileCondition(definition.condition, { ownerId, timeZone: definition.timeZone, fieldOf });
  return { definition, ownerId, type, fieldOf, rank, channels, holds };
}

type Shared = Pick<CompiledDefinition, 'channels' | 'fieldOf'>;

// Very many definitions are of few types: what they share is in one place, so that it stays in the processor's cache.
const sharedByType = new WeakMap<EventTypeDeclaration, Shared>();

function sharedOf(type: EventTypeDeclaration, eventType: string, catalogue: Catalogue): Shared {
  const known = sharedByType.get(type);
  if (known !== undefined) return known;
  const channels = type.channels === undefined ? null : new Set<string>(type.channels);
  const shared = { channels, fieldOf: fieldsOfType(catalogue, eventType) };
  sharedByType.set(type, shared);
  return shared;
}

function secondSteps(definitions: readonly CompiledDefinition[], catalogue: Catalogue): readonly CompiledDefinition[] {
  return definitions.flatMap(({ definition, rank }) => {
    const { pattern } = definition;
    if (pattern === null || pattern.kind === 'rate') return [];
    return compileDefinition({ ...definition, ...pattern.then }, { rank, catalogue }) ?? [];
  });
}

function typesBy(
  definitions: readonly CompiledDefinition[],
  factsOf: (type: EventTypeDeclaration) => readonly UserEventType[],
): ReadonlyMap<UserEventType, readonly NamedType[]> {
  const byFact = grouped(definitions, ({ type }) => factsOf(type));
  return new Map(
    [...byFact].map(([fact, alike]) => {
      const types = new Map(alike.map(({ definition, type }) => [definition.eventType, type]));
      return [fact, [...types].map(([name, type]) => ({ name, type }))];
    }),
  );
}

function countGroups(
  definitions: readonly CompiledDefinition[],
): ReadonlyMap<CountDeclaration['of'], readonly CountGroup[]> {
  const counting = grouped(definitions, ({ type }) => (type.count === undefined ? [] : [type.count.of]));
  const groupsOf = (of: readonly CompiledDefinition[]): readonly CountGroup[] =>
    [...grouped(of, ({ type }) => (type.count === undefined ? [] : [type.count.per]))].map(([per, alike]) => ({
      per,
      byScope: grouped(alike, ({ definition }) => [definition.threshold?.scopeId ?? null]),
    }));
  return new Map([...counting].map(([of, alike]) => [of, groupsOf(alike)]));
}

function indexed<K>(
  definitions: readonly CompiledDefinition[],
  keysOf: (compiled: CompiledDefinition) => readonly K[],
): ReadonlyMap<K, DefinitionIndex> {
  const groups = grouped(definitions, keysOf);
  return new Map([...groups].map(([key, group]) => [key, indexDefinitions(group)]));
}

function grouped<K>(
  definitions: readonly CompiledDefinition[],
  keysOf: (compiled: CompiledDefinition) => readonly K[],
): ReadonlyMap<K, readonly CompiledDefinition[]> {
  const groups = new Map<K, CompiledDefinition[]>();
  for (const compiled of definitions) {
    for (const key of keysOf(compiled)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [compiled]);
      else group.push(compiled);
    }
  }
  return groups;
}
