/** The two gap-free logs of each organization. */
export const logNames = ['user_events', 'notification_changes'] as const;
export type LogName = (typeof logNames)[number];

/** One row of a gap-free log: `seq` counts from 1 within its organization. */
export interface LogRow {
  readonly organizationId: string;
  readonly seq: number;
  /** Epoch milliseconds of the commit (or just before it): feeds the delivery histogram. */
  readonly recordedAt?: number;
}

export interface Head {
  readonly organizationId: string;
  readonly seq: number;
}

/** Which part of a log to read: `after` < seq ≤ `upTo`, at most `limit` rows. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/**
 * A gap-free log as the database has it. Modules implement it; live reads it and never writes.
 * `read` answers in ascending order with no seq left out, for every `upTo` that `heads` has named.
 */
export interface LogSource<Row extends LogRow = LogRow> {
  readonly name: LogName;
  /** The last seq of every organization that has rows. Called each second, and once when a tailer starts. */
  heads(): Promise<readonly Head[]>;
  read(organizationId: string, stretch: Stretch): Promise<readonly Row[]>;
  /** The last seq that was recorded longer ago than cursors may reach back; 0 when none was. Absent: every cursor can be served. */
  floor?(organizationId: string): Promise<number>;
  /** Who alone may see this row (a user's id), for logs whose rows are each for one user. A plan that names the same `route` gets it; others never look at it. */
  routeOf?(row: Row): string;
  /** About how many bytes a row holds in memory; 1,000 are assumed. */
  weightOf?(row: Row): number;
}
