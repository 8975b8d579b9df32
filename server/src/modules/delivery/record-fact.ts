/** Something that really happened to what is sent. Instants in epoch milliseconds. */
export interface DeliveryFact {
  organizationId: string;
  type:
    | 'smtp.connection_failed'
    | 'smtp.login_failed'
    | 'smtp.delivery_failed'
    | 'smtp.final_delivery_failed'
    | 'system.webhook_failing'
    | 'system.delivery_gave_up';
  /** With the source, what makes it the same fact when it is told again. */
  sourceEventId: string;
  occurredAt: number;
  subject: { kind: 'mail' | 'process'; id: string };
  /** The firing that led to it. */
  firingId: string | null;
  /** As the type declares them. */
  fields: Record<string, unknown>;
}

/** Records a user event about what is sent. Told twice, it is one event. */
export type RecordFact = (fact: DeliveryFact) => Promise<void>;
