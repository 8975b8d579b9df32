/** Something that really happened to outgoing mail. Instants in epoch milliseconds. */
export interface MailFact {
  organizationId: string;
  type: 'smtp.connection_failed' | 'smtp.login_failed' | 'smtp.delivery_failed' | 'smtp.final_delivery_failed';
  /** With the source, what makes it the same fact when it is told again. */
  sourceEventId: string;
  occurredAt: number;
  subject: { kind: 'mail'; id: string };
  /** The firing that sent the mail. */
  firingId: string;
  /** As the type declares them. */
  fields: Record<string, unknown>;
}

/** Records a user event about outgoing mail. Told twice, it is one event. */
export type RecordFact = (fact: MailFact) => Promise<void>;
