import type { StopReason } from '@belfry/domain';

/** That a definition would have fired and was stopped. Instants in epoch milliseconds. */
export interface StoppedRow {
  id: string;
  organizationId: string;
  stoppedAt: number;
  definitionId: string;
  definitionName: string;
  /** What had set it off, if a firing had. */
  byDefinitionId: string | null;
  byDefinitionName: string | null;
  reason: StopReason;
  /** What was stopped and what to do, in a sentence. */
  message: string;
  interactionId: string | null;
  causeSeq: number | null;
  /** How often within an hour. */
  count: number;
}
