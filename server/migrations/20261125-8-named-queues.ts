import { Migration } from '@mikro-orm/migrations';

/**
 * Whether a user event named its queue itself. One that did not stands under its interaction's queue, yet must not set one when its
 * interaction is projected again. Of events from before nobody knows it any more: they are replayed as they were so far.
 */
export class NamedQueues extends Migration {
  override up(): void {
    this.addSql(`alter table user_events add column names_queue boolean not null default true`);
  }
}
