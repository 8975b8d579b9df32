import { type Catalogue, builtInCatalogue, fieldsOfType } from '../catalogue/catalogue.ts';
import type { EpisodeKind } from '../catalogue/event-type-declaration.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { compileCondition } from '../definition/holds.ts';
import { type CompiledDefinition, type DefinitionIndex, indexDefinitions } from './definition-index.ts';

/** An organization's enabled definitions, made ready for `react`. Opaque: compile again when one changes. */
export interface Compiled {
  readonly catalogue: Catalogue;
  readonly byFact: ReadonlyMap<UserEventType, DefinitionIndex>;
  readonly byEpisode: ReadonlyMap<EpisodeKind, DefinitionIndex>;
  /** By queue; those that watch each queue stand under null. */
  readonly thresholds: ReadonlyMap<string | null, readonly CompiledDefinition[]>;
  readonly byId: ReadonlyMap<string, CompiledDefinition>;
}

/** Definitions of event types that the catalogue does not have are left out. */
export function compile(definitions: readonly EventDefinition[], catalogue: Catalogue = builtInCatalogue): Compiled {
  const compiled = definitions
    .filter((definition) => definition.enabled)
    .toSorted(inFiringOrder)
    .flatMap((definition, rank) => compileDefinition(definition, { rank, catalogue }) ?? []);
  return {
    catalogue,
    byFact: indexed(compiled, (one) => (one.type.trigger === 'event' ? one.type.facts : [])),
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

function compileDefinition(
  definition: EventDefinition,
  { rank, catalogue }: { rank: number; catalogue: Catalogue },
): CompiledDefinition | null {
  const type = catalogue.eventType(definition.eventType);
  if (type === null) return null;
  const ownerId = definition.owner.kind === 'user' ? definition.owner.userId : null;
  const { channels } = type;
  const fieldOf = fieldsOfType(catalogue, definition.eventType);
  return {
    definition,
    ownerId,
    type,
    fieldOf,
    rank,
    channels: channels === undefined ? null : new Set<string>(channels),
    holds: compileCondition(definition.condition, { ownerId, timeZone: definition.timeZone, fieldOf }),
  };
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
  const { episode } = compiled.type;
  return episode === undefined ? [] : [episode];
}
