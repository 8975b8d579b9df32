import type { Severity } from '@belfry/domain';
import type { ValueFilter } from '../../platform/filter.ts';
import type { NotificationStatus } from './notification.ts';

/** Whose notifications. */
export interface Recipient {
  organizationId: string;
  userId: string;
}

type Is = { eq?: boolean | null | undefined } | null | undefined;

/** A filter with ids as keys and instants in epoch milliseconds. */
export interface NotificationFilter {
  and?: readonly NotificationFilter[] | null | undefined;
  or?: readonly NotificationFilter[] | null | undefined;
  not?: NotificationFilter | null | undefined;
  status?: ValueFilter<NotificationStatus> | null | undefined;
  severity?: ValueFilter<Severity> | null | undefined;
  definition?: ValueFilter<string> | null | undefined;
  definitionName?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  queue?: ValueFilter<string> | null | undefined;
  agent?: ValueFilter<string> | null | undefined;
  subjectKey?: ValueFilter<string> | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
  snoozed?: Is;
  saved?: Is;
  acknowledged?: Is;
  needsAcknowledgement?: Is;
  /** Words that all stand in the title, the body, or the definition's name. */
  text?: string | null | undefined;
}
