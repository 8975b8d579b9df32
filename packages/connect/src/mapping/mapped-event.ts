import type { AnomalyCode } from '@belfry/domain';

/** Names a queue or user by the source's own id; `name` is used where it has to be made. */
export interface ExternalReference {
  readonly externalId: string;
  readonly name?: string;
}

/** A user event as `recordUserEvents` takes it (`UserEventInput`). Instants are RFC 3339 in UTC. */
export interface MappedEvent {
  readonly sourceEventId: string;
  /** The enum's name, such as `OFFER_ACCEPTED`. */
  readonly type: string;
  readonly occurredAt: string;
  readonly interaction?: { readonly externalId: string; readonly channel: string };
  readonly queue?: ExternalReference;
  readonly user?: ExternalReference;
  readonly actor?: {
    readonly kind: 'USER' | 'CUSTOMER' | 'SYSTEM' | 'MANAGER';
    readonly user?: ExternalReference;
  };
  readonly target?: {
    readonly queue?: ExternalReference;
    readonly user?: ExternalReference;
    readonly address?: string;
  };
  readonly reason?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly anomaly?: AnomalyCode;
}
