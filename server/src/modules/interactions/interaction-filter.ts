import type { Channel, InteractionPhase } from '@belfry/domain';
import type { ValueFilter } from '../../platform/filter.ts';

/** A filter over interactions with ids resolved to keys and instants to epoch milliseconds. */
export interface InteractionFilter {
  and?: readonly InteractionFilter[] | null | undefined;
  or?: readonly InteractionFilter[] | null | undefined;
  not?: InteractionFilter | null | undefined;
  id?: ValueFilter<string> | null | undefined;
  channel?: ValueFilter<Channel> | null | undefined;
  phase?: ValueFilter<InteractionPhase> | null | undefined;
  queue?: ValueFilter<string> | null | undefined;
  owner?: ValueFilter<string> | null | undefined;
  participant?: ValueFilter<string> | null | undefined;
  openedAt?: ValueFilter<number> | null | undefined;
  endedAt?: ValueFilter<number> | null | undefined;
  subject?: ValueFilter<string> | null | undefined;
  externalId?: ValueFilter<string> | null | undefined;
  source?: ValueFilter<string> | null | undefined;
  live?: { eq?: boolean | null | undefined } | null | undefined;
}

export interface InteractionOrder {
  field: 'openedAt' | 'lastAt' | 'endedAt';
  direction: 'asc' | 'desc';
}
