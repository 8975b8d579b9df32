import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import type { CountDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { timersFor } from './arm.ts';
import { type Asked, isOfItsChannels, isVisibleToOwner, nameIn, valuesSeen } from './asked.ts';
import type { Compiled, CountGroup } from './compile.ts';
import { type CountMove, gaugeMoves, movesOf } from './counts.ts';
import type { CompiledDefinition } from './definition-index.ts';
import { momentOf } from './episodes.ts';
import type { EngineContext, EngineMemory, FiringDraft, SeenValues, Subject, ThresholdState } from './reaction.ts';
import type { TimerChanges } from './timers.ts';

/** The key of a threshold's state. */
export function thresholdKey(definitionId: string, scopeId: string): string {
  return `${definitionId}:${scopeId}`;
}

export interface ThresholdReaction extends TimerChanges {
  readonly firings: { readonly rank: number; readonly firing: FiringDraft }[];
  readonly thresholds: ThresholdState[];
}

/** As what a scope is known: the kind of the subject. */
const kinds = {
  queue: 'queue',
  agent: 'user',
  group: 'team',
  department: 'department',
  organization: 'organization',
} as const satisfies Record<CountDeclaration['per'], string>;

/** What the scope itself says of the event catalogue's fields, whatever the event that moved the count is about. */
function scopeValues({ type }: CompiledDefinition, scopeId: string, context: EngineContext): SeenValues {
  switch (type.count?.per ?? 'queue') {
    case 'queue':
      return { queue: scopeId, department: context.departmentOf(scopeId) };
    case 'agent':
      return { assigned_agent: scopeId, group: context.teamOf(scopeId) };
    case 'group':
      return { group: scopeId };
    case 'department':
      return { department: scopeId };
    default:
      return {};
  }
}

/**
 * Counts anew what an event moves. A count starts from the state in memory, else from nothing. *Started* is fired when the
 * count passes the level, *still* by a timer while it stays past it, *over* when it is back at the clearing level.
 */
export function thresholdsOf(compiled: Compiled, asked: Asked, memory: EngineMemory): ThresholdReaction {
  const reaction: ThresholdReaction = { firings: [], thresholds: [], arm: [], disarm: [] };
  const taking = { asked, memory, reaction };
  for (const [of, groups] of compiled.counts) for (const group of groups) takeGroup(of, group, taking);
  return reaction;
}

interface Taking {
  readonly asked: Asked;
  readonly memory: EngineMemory;
  readonly reaction: ThresholdReaction;
}

function takeGroup(of: CountDeclaration['of'], group: CountGroup, taking: Taking): void {
  const { asked } = taking;
  if (of === 'gauge') for (const one of all(group)) take(one, gaugeMoves(one.type, asked), taking);
  else for (const move of movesOf(of, group.per, asked)) moved(group, move, taking);
}

function all({ byScope }: CountGroup): readonly CompiledDefinition[] {
  return [...byScope.values()].flat();
}

function moved({ byScope }: CountGroup, move: CountMove, taking: Taking): void {
  for (const one of byScope.get(move.scopeId) ?? []) take(one, [move], taking);
  for (const one of byScope.get(null) ?? []) take(one, [move], taking);
}

function take(one: CompiledDefinition, moves: readonly CountMove[], { asked, memory, reaction }: Taking): void {
  const { definition, rank } = one;
  const { event } = asked;
  if (!isOfItsChannels(one, event)) return;
  for (const { scopeId, count } of moves) {
    if (definition.threshold?.scopeId != null && definition.threshold.scopeId !== scopeId) continue;
    const old = memory.thresholds.get(thresholdKey(definition.id, scopeId)) ?? fresh(definition.id, scopeId);
    if (old.lastSeq >= event.seq) continue;
    const state = passed(one, { ...old, ...count(old), lastSeq: event.seq }, asked);
    reaction.thresholds.push(state);
    if (state.phase === old.phase) continue;
    if (isVisibleToOwner(one, asked)) reaction.firings.push({ rank, firing: firingOf(one, state, asked) });
    repeat(one, state, { asked, reaction });
  }
}

function fresh(definitionId: string, scopeId: string): ThresholdState {
  return { definitionId, scopeId, count: 0, phase: 'below', lastSeq: 0 };
}

function passed(one: CompiledDefinition, state: ThresholdState, asked: Asked): ThresholdState {
  const { definition, type, holds } = one;
  const { threshold } = definition;
  if (threshold === null) return state;
  const passes = type.count?.passes ?? 'above';
  if (state.phase === 'over')
    return isBack(threshold, passes, state.count) ? { ...state, phase: 'below', overSince: null } : state;
  if (!isPast(threshold, passes, state.count)) return state;
  const ofScope = scopeValues(one, state.scopeId, asked.context);
  const valueOf = (name: string) => (Object.hasOwn(ofScope, name) ? ofScope[name] : asked.seen.valueOf(name));
  return holds({ ...asked.seen, valueOf }) ? { ...state, phase: 'over', overSince: asked.event.seq } : state;
}

type Levels = Pick<NonNullable<EventDefinition['threshold']>, 'level' | 'clearLevel'>;

function isPast({ level }: Levels, passes: CountDeclaration['passes'], count: number): boolean {
  return passes === 'above' ? count > level : count < level;
}

function isBack({ clearLevel }: Levels, passes: CountDeclaration['passes'], count: number): boolean {
  return passes === 'above' ? count <= clearLevel : count >= clearLevel;
}

/**
 * The state of a threshold that is counted afresh, because its definition is new or was changed or its count is no longer
 * trusted: it goes on being over only while it still is.
 */
export function recountThreshold(
  definition: Pick<EventDefinition, 'id' | 'eventType' | 'threshold'>,
  counted: Pick<ThresholdState, 'scopeId' | 'count' | 'parts' | 'lastSeq'>,
  { old, catalogue = builtInCatalogue }: { readonly old: ThresholdState | null; readonly catalogue?: Catalogue },
): ThresholdState {
  const { threshold } = definition;
  const passes = catalogue.eventType(definition.eventType)?.count?.passes ?? 'above';
  const isOver = old?.phase === 'over' && threshold !== null && !isBack(threshold, passes, counted.count);
  return {
    definitionId: definition.id,
    ...counted,
    phase: isOver ? 'over' : 'below',
    overSince: isOver ? (old.overSince ?? null) : null,
  };
}

/** The kind of the subject that a threshold's firing is about, and the scope by which it counts. */
function subjectOfScope({ type }: CompiledDefinition, scopeId: string): Subject {
  return { kind: kinds[type.count?.per ?? 'queue'], id: scopeId };
}

/** While it is over, it says so again and again, if its definition asks for that. */
function repeat(one: CompiledDefinition, state: ThresholdState, { asked, reaction }: Omit<Taking, 'memory'>): void {
  if (one.definition.threshold?.repeatMs == null) return;
  const { scopeId, phase } = state;
  const subject = subjectOfScope(one, scopeId);
  const { event } = asked;
  if (phase === 'below') {
    reaction.disarm.push({ definitionId: one.definition.id, subject, episodePrefix: `count:${scopeId}:` });
    return;
  }
  const episode = `count:${scopeId}:${event.seq}`;
  const timers = timersFor(one, asked, {
    kind: 'threshold-still',
    subject,
    episode,
    startedAt: momentOf(event),
    round: 1,
  });
  const values = valuesOf(one, state, asked);
  reaction.arm.push(...timers.map((timer) => ({ ...timer, interactionId: null, values })));
}

function firingOf(one: CompiledDefinition, state: ThresholdState, asked: Asked): FiringDraft {
  const { definition } = one;
  return {
    definitionId: definition.id,
    definitionVersion: definition.version,
    cause: { episode: `count:${state.scopeId}:${asked.event.seq}` },
    subject: subjectOfScope(one, state.scopeId),
    interactionId: null,
    values: valuesOf(one, state, asked),
    kind: state.phase === 'over' ? 'threshold-started' : 'threshold-over',
    late: asked.event.late,
  };
}

/** What its conditions looked at, with what the scope says in place of what the event names. */
function valuesOf(one: CompiledDefinition, { scopeId, count, phase }: ThresholdState, asked: Asked): SeenValues {
  const { threshold } = one.definition;
  const values: Record<string, unknown> = { ...valuesSeen(one, asked) };
  for (const [field, value] of Object.entries(scopeValues(one, scopeId, asked.context))) {
    const refersTo = one.fieldOf(field)?.refersTo;
    values[field] = value;
    if (refersTo !== undefined) values[`${field}_name`] = nameIn(asked.context, refersTo, value);
  }
  return { ...values, count, level: phase === 'over' ? threshold?.level : threshold?.clearLevel };
}
