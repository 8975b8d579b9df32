import { severityOf, type Announcement } from '@belfry/domain/notification';
import type { Alert } from './alert.ts';

/** One thing to say: an alert, the same for the n-th time, or the sum of a storm. */
export interface Saying {
  /** Equal for what replaces one another. */
  key: string;
  title: string;
  body: string;
  severity: Alert['severity'];
  url: string;
}

/** How an announcement is put on a toast or a desktop alert. `pageOf` is the page of what an event has told. */
export function sayingOf(announcement: Announcement<Alert>, pageOf: (event: string) => string): Saying {
  const { of } = announcement;
  const severity = severityOf(announcement);
  if (announcement.kind === 'summary') {
    return {
      key: `storm ${announcement.definitionId}`,
      title: announcement.title,
      body: 'So many at once are told together. Each is in the inbox.',
      severity,
      url: pageOf(of.definitionName),
    };
  }
  const { times } = announcement;
  return {
    key: of.subjectKey,
    title: times > 1 ? `${of.title} ×${times}` : of.title,
    body: of.body,
    severity,
    url: of.url,
  };
}
