import type { Request } from './request.ts';

/** A thing named by its global id or by the source's own. */
export interface Reference {
  id?: string;
  externalId?: string;
}

/** One user event as `recordUserEvents` takes it. */
export interface UserEventInput {
  /** The source's own id of this event: the same id is recorded once, however often it is sent. */
  sourceEventId: string;
  /** A `UserEventType` such as `OFFER_ACCEPTED`. */
  type: string;
  customType?: string;
  /** RFC 3339. */
  occurredAt: string;
  interaction?: Reference & { channel?: string };
  queue?: Reference & { name?: string };
  user?: Reference & { name?: string };
  actor?: { kind: string; user?: Reference & { name?: string } };
  subject?: { kind: string; id: string };
  target?: { user?: Reference; queue?: Reference; address?: string };
  reason?: string;
  fields?: unknown;
  anomaly?: string;
}

/** What became of one event. */
export interface RecordResult {
  sourceEventId: string;
  status: 'RECORDED' | 'DUPLICATE' | 'REJECTED';
  anomaly: string | null;
  error: { message: string; code: string } | null;
}

export interface RecorderOptions {
  request: Request;
  /** Names the system that the events come from. */
  source: string;
  /** Past events: they fire nothing. */
  historical?: boolean;
  /** Unknown interactions, queues and users are made on the way (a token scope). */
  createMissing?: boolean;
  /** Events a call, at most 1,000 (the default). */
  maxBatch?: number;
  /** Events held before `write` makes its caller wait; 10,000 by default. */
  maxHeld?: number;
  /** Milliseconds an event may wait for company when nothing is under way; 10 by default. */
  lingerMs?: number;
  /** Told once an event, in the order in which they are settled. */
  onResult?(result: RecordResult, event: UserEventInput): void;
  /** Told of each failed try; the recorder goes on by itself. */
  onRetry?(failure: Error, inMs: number): void;
  random?: () => number;
}

/** Writes user events in batches, in the order given, each with one effect. */
export interface Recorder {
  /** Takes an event in. Resolves at once while there is room, else when there is. Rejects when the recorder is closed or has failed. */
  write(event: UserEventInput): Promise<void>;
  /** Resolves when everything written so far is settled; rejects with what stopped the recorder. */
  flush(): Promise<void>;
  /** Settles what is held, then takes no more. */
  close(): Promise<void>;
  /** Events held and not settled yet. */
  readonly held: number;
}
