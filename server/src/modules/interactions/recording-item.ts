import type { Actor, AnomalyCode, Channel, InvalidTransition, Target, UserEventType } from '@belfry/domain';
import type { UserProblem } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { UserEventRow } from './user-event.ts';

/** Which interaction an item is about. */
export type InteractionReference =
  | { kind: 'id'; id: string }
  | { kind: 'external'; externalId: string; channel: Channel; createMissing: boolean }
  | { kind: 'new'; id: string; externalId: string | null; channel: Channel };

/** One thing to record: everything named is already resolved to Belfry's own ids. */
export interface RecordingItem {
  source: string;
  /** With the source, what makes the item the same item when it is sent again. */
  sourceEventId: string;
  /** Of the input, where sending the same id with other input is a mistake to be told. */
  digest: Buffer | null;
  type: UserEventType;
  customType: string | null;
  occurredAt: number;
  /** A command that was given at this moment: where a source's clock runs ahead it counts as behind all that is known of the interaction, since it was decided on that. */
  justNow?: boolean;
  historical: boolean;
  /** A command is refused where the state forbids it; a fact is kept and flagged. */
  mode: 'command' | 'fact';
  interaction: InteractionReference | null;
  actor: Actor;
  userId: string | null;
  queueId: string | null;
  target: Target | null;
  subject: { kind: string; id: string } | null;
  reason: string | null;
  fields: Record<string, unknown> | null;
  anomaly: AnomalyCode | null;
  /** The firing that led to it; null when nobody's event did. */
  firingId: string | null;
}

export type Refusal = UserProblem | InvalidTransition;

export type RecordingOutcome =
  | { status: 'recorded'; event: UserEventRow; interaction: InteractionRow | null }
  | { status: 'duplicate'; seq: number; sameInput: boolean }
  | { status: 'rejected'; problem: Refusal };
