import type { Notifications } from './notifications.ts';
import './notification-mutations.graphql.ts';
import './notification-stream.graphql.ts';
import './profile-mutations.graphql.ts';

export { newNotification, type NotificationChange, type NotificationRow } from './notification.ts';
export type { Escalation } from './escalation.ts';
export type { Deliver, WantedDelivery } from './wanted-delivery.ts';
export { createNotifications, type Notifications } from './notifications.ts';
export { notificationEntities } from './notifications.entity.ts';
export { NotificationObject } from './notifications.graphql.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    notifications: Notifications;
  }
}
