/** One line of an interaction's story. Instants are epoch milliseconds. */
export type StoryEntry = StoryEvent | StoryFiring;

export interface StoryEvent {
  readonly kind: 'event';
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: number;
  /** Everyone the event names: filter "who". */
  readonly who: readonly string[];
  /** What it says beside its type: people, queue, target, reason. */
  readonly detail: string;
  readonly anomaly: string | null;
}

export interface StoryFiring {
  readonly kind: 'firing';
  readonly id: string;
  readonly name: string;
  readonly firedAt: number;
  readonly causeId: string | null;
  readonly notifications: number;
}

export interface StoryRow {
  readonly entry: StoryEntry;
  readonly at: number;
  /** Since the first event of the story; negative is possible for what was cut off. */
  readonly sinceStart: number;
  /** Since the line before it in time. */
  readonly sinceBefore: number;
  /** It became known after something that happened later. */
  readonly outOfOrder: boolean;
}

export interface StoryFilter {
  readonly types: readonly string[];
  readonly who: readonly string[];
  readonly search: string;
}

/** All lines in the order in which they happened; a firing stands right after its cause. */
export function storyRows(events: readonly StoryEvent[], firings: readonly StoryFiring[]): readonly StoryRow[] {
  const inOrder = events.toSorted((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq);
  const late = lateEvents(inOrder);
  const entries = withFirings(inOrder, firings);
  const start = entries[0] ? instantOf(entries[0]) : 0;
  return entries.map((entry, index) => {
    const at = instantOf(entry);
    const before = entries[index - 1];
    return {
      entry,
      at,
      sinceStart: at - start,
      sinceBefore: before ? at - instantOf(before) : 0,
      outOfOrder: entry.kind === 'event' && (late.has(entry.id) || entry.anomaly === 'OUT_OF_ORDER'),
    };
  });
}

export function instantOf(entry: StoryEntry): number {
  return entry.kind === 'event' ? entry.occurredAt : entry.firedAt;
}

/** An event is late when one that happened after it was recorded before it. */
function lateEvents(inOrder: readonly StoryEvent[]): ReadonlySet<string> {
  const late = new Set<string>();
  let leastSeqAfter = Number.POSITIVE_INFINITY;
  for (const event of inOrder.toReversed()) {
    if (event.seq > leastSeqAfter) late.add(event.id);
    leastSeqAfter = Math.min(leastSeqAfter, event.seq);
  }
  return late;
}

function withFirings(events: readonly StoryEvent[], firings: readonly StoryFiring[]): readonly StoryEntry[] {
  const known = new Set(events.map((event) => event.id));
  const isCaused = (firing: StoryFiring): boolean => firing.causeId !== null && known.has(firing.causeId);
  const caused = Map.groupBy(firings.filter(isCaused), (firing) => firing.causeId);
  const alone = firings.filter((firing) => !isCaused(firing)).toSorted((a, b) => a.firedAt - b.firedAt);
  const entries: StoryEntry[] = [];
  for (const event of events) {
    while (alone[0] && alone[0].firedAt < event.occurredAt) entries.push(...alone.splice(0, 1));
    entries.push(event, ...(caused.get(event.id) ?? []));
  }
  return [...entries, ...alone];
}

/** The lines that pass the filter. A firing passes by its name, and never by type or person. */
export function filteredRows(rows: readonly StoryRow[], filter: StoryFilter): readonly StoryRow[] {
  const words = filter.search.trim().toLowerCase();
  return rows.filter(({ entry }) => {
    if (entry.kind === 'firing') {
      return filter.types.length === 0 && filter.who.length === 0 && entry.name.toLowerCase().includes(words);
    }
    return passesType(entry, filter) && passesWho(entry, filter) && passesSearch(entry, words);
  });
}

function passesType(event: StoryEvent, filter: StoryFilter): boolean {
  return filter.types.length === 0 || filter.types.includes(event.type);
}

function passesWho(event: StoryEvent, filter: StoryFilter): boolean {
  return filter.who.length === 0 || event.who.some((name) => filter.who.includes(name));
}

function passesSearch(event: StoryEvent, words: string): boolean {
  if (words === '') return true;
  const text = `${event.type.replaceAll('_', ' ')} ${event.detail} ${event.who.join(' ')}`;
  return text.toLowerCase().includes(words);
}

/** How long what each event began has lasted, for what has ended. */
export function durationsOf(
  segments: readonly {
    readonly eventId: string | null;
    readonly startedAt: number;
    readonly endedAt: number | null;
  }[],
): ReadonlyMap<string, number> {
  const durations = new Map<string, number>();
  for (const { eventId, startedAt, endedAt } of segments) {
    if (eventId !== null && endedAt !== null && endedAt > startedAt) durations.set(eventId, endedAt - startedAt);
  }
  return durations;
}
