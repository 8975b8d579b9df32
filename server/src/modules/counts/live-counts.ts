import type { SnapshotPlace, SnapshotState } from '../../platform/live/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { acceptsUserEvent, mayCountEvent, type UserEventRow } from '../interactions/index.ts';
import { bucketOf, type CountCell, type CountQuery, keyOfCell } from './count-query.ts';
import type { Counted } from './counts.store.ts';

/** The value of a frame of counts: its cells, with what is needed to look further into them. */
export interface CountFrame {
  __typename: 'CountSnapshot' | 'CountChange';
  cells: CountCell[];
  total: number;
  query: CountQuery;
  head: number;
  revision: number;
  asOf: string;
  serverTime: number;
}

const isEvent = (row: object): row is UserEventRow => 'sourceEventId' in row;

/** Counts that follow the log: begun from a query, then every event added where it belongs. */
export class LiveCounts implements SnapshotState {
  readonly asOf: number;
  readonly #cells: Map<string, CountCell>;
  readonly #query: CountQuery;
  readonly #viewer: SignedInViewer;
  readonly #departments: ReadonlyMap<string, string | null>;
  #total: number;
  #head: number;

  constructor(
    counted: Counted,
    {
      query,
      viewer,
      departments,
    }: { query: CountQuery; viewer: SignedInViewer; departments: ReadonlyMap<string, string | null> },
  ) {
    this.asOf = counted.head;
    this.#head = counted.head;
    this.#cells = new Map(counted.cells.map((cell) => [keyOfCell(cell), cell]));
    this.#total = counted.cells.reduce((sum, { count }) => sum + count, 0);
    this.#query = query;
    this.#viewer = viewer;
    this.#departments = departments;
  }

  snapshot(place: SnapshotPlace): CountFrame {
    return this.#frame('CountSnapshot', [...this.#cells.values()], place);
  }

  apply(rows: readonly object[], place: SnapshotPlace): CountFrame | null {
    const changed = new Map<string, CountCell>();
    for (const row of rows.filter(isEvent)) {
      this.#head = row.seq;
      if (!this.#counts(row)) continue;
      const cell = this.#add(row);
      changed.set(keyOfCell(cell), cell);
    }
    return changed.size === 0 ? null : this.#frame('CountChange', [...changed.values()], place);
  }

  #frame(typename: CountFrame['__typename'], cells: CountCell[], place: SnapshotPlace): CountFrame {
    return { __typename: typename, cells, total: this.#total, query: this.#query, head: this.#head, ...place };
  }

  #counts(row: UserEventRow): boolean {
    const { from, to, filter } = this.#query;
    const inTime = (from === null || row.occurredAt >= from) && (to === null || row.occurredAt < to);
    return inTime && acceptsUserEvent(filter, row) && mayCountEvent(this.#viewer, row);
  }

  #add(row: UserEventRow): CountCell {
    const at = this.#cellFor(row);
    const known = this.#cells.get(keyOfCell(at));
    const cell = { ...at, count: (known?.count ?? 0) + 1 };
    this.#cells.set(keyOfCell(cell), cell);
    this.#total += 1;
    return cell;
  }

  #cellFor(row: UserEventRow): Omit<CountCell, 'count'> {
    const by = new Set(this.#query.groupBy);
    return {
      type: by.has('type') ? row.type : null,
      userId: by.has('user') ? row.userId : null,
      queueId: by.has('queue') ? row.queueId : null,
      departmentId: by.has('department') ? (this.#departments.get(row.queueId ?? '') ?? null) : null,
      channel: by.has('channel') ? row.channel : null,
      time: by.has('time') ? bucketOf(row.occurredAt, this.#query) : null,
    };
  }
}
