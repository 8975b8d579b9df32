import type { Arrival } from '@belfry/domain/notification';

/** What somebody is to be told of a notification, by whatever way. */
export interface Alert extends Arrival {
  title: string;
  body: string;
  /** The page that shows it. */
  url: string;
}
