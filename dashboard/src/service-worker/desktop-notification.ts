/** What is to be shown, from a page or from a push. */
export interface DesktopAlert {
  /** Alerts with the same one replace each other. */
  tag: string;
  title: string;
  body: string;
  severity: 'INFO' | 'WARNING' | 'CRITICAL';
  /** Where a click leads: a path of the dashboard. */
  url: string;
}

const severities = ['INFO', 'WARNING', 'CRITICAL'] as const;

/** Reads what came; what is missing or strange is made harmless. Null when there is nothing to show. */
export function readAlert(value: unknown): DesktopAlert | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const text = (name: string): string => {
    const field = fields.get(name);
    return typeof field === 'string' ? field : '';
  };
  const title = text('title');
  if (title === '') return null;
  const severity = severities.find((one) => one === text('severity').toUpperCase()) ?? 'INFO';
  return {
    tag: text('tag') || text('key') || title,
    title,
    body: text('body'),
    severity,
    url: ownPath(text('url')),
  };
}

/** A click must not lead out of the dashboard. */
function ownPath(url: string): string {
  if (url.startsWith('/') && !url.startsWith('//')) return url;
  return URL.canParse(url) ? new URL(url).pathname + new URL(url).search : '/inbox';
}

/** How the system is asked to show it. It makes itself felt again only when it has become more serious. */
export function optionsFor(alert: DesktopAlert, shown: DesktopAlert['severity'] | null): NotificationOptions {
  const options = {
    body: alert.body,
    tag: alert.tag,
    renotify: shown !== null && severities.indexOf(alert.severity) > severities.indexOf(shown),
    requireInteraction: alert.severity === 'CRITICAL',
    silent: shown !== null,
    data: { url: alert.url, severity: alert.severity },
  };
  return options.renotify ? { ...options, silent: false } : options;
}
