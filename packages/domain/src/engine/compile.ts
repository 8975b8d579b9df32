import type { EpisodeKind } from '../catalogue/event-type-declaration.ts';
import { eventTypes } from '../catalogue/event-types.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { compileCondition } from '../definition/holds.ts';
import { type CompiledDefinition, type DefinitionIndex, indexDefinitions } from './definition-index.ts';

/** An organization's enabled definitions, made ready for `react`. Opaque: compile again when one changes. */
export interface Compiled {
  readonly byFact: ReadonlyMap<UserEventType, DefinitionIndex>;
  readonly byEpisode: ReadonlyMap<EpisodeKind, DefinitionIndex>;
  /** By queue; those that watch each queue stand under null. */
  readonly thresholds: ReadonlyMap<string | null, readonly CompiledDefinition[]>;
  readonly byId: ReadonlyMap<string, CompiledDefinition>;
}

export function compile(definitions: readonly EventDefinition[]): Compiled {
  const compiled = definitions
    .filter((definition) => definition.enabled)
    .toSorted(inFiringOrder)
    .map(compileDefinition);
  return {
    byFact: indexed(compiled, (one) => (typeOf(one).trigger === 'event' ? typeOf(one).facts : [])),
    byEpisode: indexed(compiled, (one) => episodesOf(one)),
    thresholds: grouped(compiled, ({ definition }) =>
      definition.threshold === null ? [] : [definition.threshold.scopeId],
    ),
    byId: new Map(compiled.map((one) => [one.definition.id, one])),
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

function compileDefinition(definition: EventDefinition, rank: number): CompiledDefinition {
  const ownerId = definition.owner.kind === 'user' ? definition.owner.userId : null;
  const { channels } = eventTypes[definition.eventType];
  return {
    definition,
    ownerId,
    rank,
    channels: channels === undefined ? null : new Set<string>(channels),
    holds: compileCondition(definition.condition, { ownerId, timeZone: definition.timeZone }),
  };
}

function typeOf({ definition }: CompiledDefinition) {
  return eventTypes[definition.eventType];
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

function episodesOf(compiled: CompiledDefinition): readonly EpisodeKind[] {
  const { episode } = typeOf(compiled);
  return episode === undefined ? [] : [episode];
}
