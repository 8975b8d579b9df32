import { timersFor } from './arm.ts';
import { type Asked, isVisibleToOwner } from './asked.ts';
import type { Compiled } from './compile.ts';
import { waitingQueueOf } from './counts.ts';
import type { CompiledDefinition } from './definition-index.ts';
import { dueAtOf } from './due.ts';
import { momentOf } from './episodes.ts';
import type { EngineMemory, LineState, TimerDraft } from './reaction.ts';
import { before } from './subjects.ts';
import type { TimerChanges } from './timers.ts';

export interface LineReaction extends TimerChanges {
  readonly lines: readonly LineState[];
}

type Waiting = LineState['waiting'][number];

/**
 * Keeps who waits in each queue, and a timer for the one who waits longest. It has fired while someone has waited too
 * long; it counts anew once the longest wait is short enough again.
 */
export function linesOf(compiled: Compiled, asked: Asked, memory: EngineMemory): LineReaction {
  const reaction = { lines: new Array<LineState>(), arm: [], disarm: [] };
  const { item } = asked.event;
  if (compiled.queueWaits.length === 0 || item === null) return reaction;
  const [was, is] = [queueBefore(asked), waitingQueueOf(item)];
  const since = item.waitingSince;
  if (was === is && before(asked.event, 'waitingSince') === since) return reaction;
  const leaves = (line: LineState): LineState => {
    return { ...line, waiting: line.waiting.filter(({ interactionId }) => interactionId !== item.id) };
  };
  const comes = (line: LineState): LineState => {
    const one = { interactionId: item.id, channel: item.channel, since: since ?? momentOf(asked.event) };
    return { ...line, waiting: [...leaves(line).waiting, one].toSorted(byWait) };
  };
  for (const queueId of new Set([was, is])) {
    if (queueId === null) continue;
    const old = memory.lines?.get(queueId) ?? { queueId, waiting: [] };
    const line = queueId === is ? comes(old) : leaves(old);
    reaction.lines.push(line);
    for (const one of compiled.queueWaits) watch(one, [old, line], { asked, changes: reaction });
  }
  return reaction;
}

/** The longest first; the id settles what is left, so that every replay sees the same. */
function byWait(a: Waiting, b: Waiting): number {
  return a.since - b.since || (a.interactionId < b.interactionId ? -1 : 1);
}

interface Watching {
  readonly asked: Asked;
  readonly changes: TimerChanges;
}

function watch(
  one: CompiledDefinition,
  [old, line]: readonly [LineState, LineState],
  { asked, changes }: Watching,
): void {
  const [was, is] = [longest(one, old), longest(one, line)];
  if (was?.interactionId === is?.interactionId && was?.since === is?.since) return;
  // It was too long and still is: it has fired, and goes on.
  if (isTooLong(one, was, asked) && isTooLong(one, is, asked)) return;
  const { queueId } = line;
  const subject = { kind: 'queue', id: queueId };
  const episodePrefix = `queue-wait:${queueId}:`;
  if (was !== undefined) changes.disarm.push({ definitionId: one.definition.id, subject, episodePrefix });
  if (is !== undefined) changes.arm.push(...timersForLongest(one, asked, { queueId, longest: is }));
}

function timersForLongest(
  one: CompiledDefinition,
  asked: Asked,
  { queueId, longest: { interactionId, since } }: { readonly queueId: string; readonly longest: Waiting },
): readonly TimerDraft[] {
  const seen = { ...asked.seen, valueOf: (name: string) => (name === 'queue' ? queueId : asked.seen.valueOf(name)) };
  if (!one.holds(seen) || !isVisibleToOwner(one, asked)) return [];
  const subject = { kind: 'queue', id: queueId };
  const episode = `queue-wait:${queueId}:${asked.event.seq}`;
  const queue = { queue: queueId, queue_name: asked.context.nameOf('queue', queueId) };
  const timers = timersFor(one, asked, { kind: 'timed', subject, episode, startedAt: since });
  return timers.map((timer) => ({ ...timer, interactionId, values: { ...timer.values, ...queue } }));
}

function isTooLong({ definition }: CompiledDefinition, waiting: Waiting | undefined, asked: Asked): boolean {
  if (waiting === undefined) return false;
  const dueAt = dueAtOf(definition, { kind: 'timed', startedAt: waiting.since, round: 0 }, asked.context);
  return dueAt !== null && dueAt <= momentOf(asked.event);
}

function longest({ channels }: CompiledDefinition, { waiting }: LineState): Waiting | undefined {
  return waiting.find(({ channel }) => channels === null || channels.has(channel));
}

function queueBefore({ event }: Asked): string | null {
  const queueId = before(event, 'queueId');
  return typeof before(event, 'waitingSince') === 'number' && typeof queueId === 'string' ? queueId : null;
}
