/** A moment: milliseconds since 1970-01-01T00:00:00Z. A plain number, so that rows and JSON carry it unchanged. */
export type Instant = number;
