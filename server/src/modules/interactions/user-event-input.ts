import type { ActorKind, AnomalyCode, Channel, UserEventType } from '@belfry/domain';

export type Maybe<Value> = Value | null | undefined;

/** How a caller names a user or a queue: by global id, by the source's own id, or by name. */
export interface ReferenceInput {
  id?: Maybe<string>;
  externalId?: Maybe<string>;
  name?: Maybe<string>;
}

export interface UserEventInput {
  sourceEventId: string;
  type: UserEventType;
  customType?: Maybe<string>;
  occurredAt: number;
  interaction?: Maybe<{ id?: Maybe<string>; externalId?: Maybe<string>; channel?: Maybe<Channel> }>;
  queue?: Maybe<ReferenceInput>;
  user?: Maybe<ReferenceInput>;
  actor?: Maybe<{ kind: ActorKind; user?: Maybe<ReferenceInput> }>;
  subject?: Maybe<{ kind: string; id: string }>;
  target?: Maybe<{ user?: Maybe<ReferenceInput>; queue?: Maybe<ReferenceInput>; address?: Maybe<string> }>;
  reason?: Maybe<string>;
  fields?: unknown;
  anomaly?: Maybe<AnomalyCode>;
}

export interface RecordInput {
  source: string;
  historical: boolean;
  createMissing: boolean;
  events: readonly UserEventInput[];
}
