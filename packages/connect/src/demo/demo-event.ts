import type { UserEventType } from '@belfry/domain';
import type { DemoChannel } from './directory.ts';

/** A user event of the demo. Users and queues are named by the directory's external ids. */
export interface DemoEvent {
  /** The same for the same inputs of the generator, and different for every event of them. */
  readonly sourceEventId: string;
  readonly type: UserEventType;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: 'customer' | 'system' | 'user';
  /** Absent for what is about a user alone. */
  readonly interaction?: { readonly externalId: string; readonly channel: DemoChannel };
  /** What it is about where that is no interaction; an interaction beside it is what led to it. */
  readonly subject?: { readonly kind: 'survey' | 'task'; readonly id: string };
  readonly user?: string;
  readonly queue?: string;
  readonly target?: { readonly queue: string } | { readonly user: string };
  readonly reason?: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}
