import type { Channel, Customer, Direction, InteractionPhase, InteractionState } from '@belfry/domain';

/** An interaction as it stands after the events recorded so far. Instants in epoch milliseconds. */
export interface InteractionRow {
  id: string;
  organizationId: string;
  source: string;
  /** The source's own id; null for one made by `createInteraction` without it. */
  externalId: string | null;
  channel: Channel;
  phase: InteractionPhase;
  queueId: string | null;
  ownerId: string | null;
  priority: string | null;
  status: string | null;
  subject: string | null;
  direction: Direction | null;
  customer: Customer | null;
  tags: readonly string[];
  participants: readonly string[];
  openedAt: number;
  endedAt: number | null;
  lastAt: number;
  anomalies: number;
  version: number;
  state: InteractionState;
}

/** The row that a state makes of an interaction. */
export const withState = (row: InteractionRow, state: InteractionState): InteractionRow => ({
  ...row,
  channel: state.channel,
  phase: state.phase,
  queueId: state.queueId,
  ownerId: state.ownerId,
  priority: state.priority,
  status: state.status,
  subject: state.subject,
  direction: state.direction,
  customer: state.customer,
  tags: state.tags,
  participants: state.participants,
  openedAt: state.openedAt ?? row.openedAt,
  endedAt: state.endedAt,
  lastAt: state.lastAt ?? row.lastAt,
  version: row.version + 1,
  state,
});
