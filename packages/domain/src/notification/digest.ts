import { type Severity, severities } from '../definition/action.ts';
import type { Instant } from '../kernel/instant.ts';
import { clockText, wallClock } from '../kernel/wall-clock.ts';
import { escapeValue } from '../template/escape.ts';

/** What a digest tells of one notification. */
export interface DigestEntry {
  readonly severity: Severity;
  readonly definitionName: string;
  readonly title: string;
  readonly createdAt: Instant;
  /** Where to look at it; null when there is no such place. */
  readonly url: string | null;
}

export interface DigestMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const eventsAtMost = 5;
const entriesAtMost = 20;

/** The e-mail of a digest: how many of each severity, the events that told most, and the latest with their links. */
export function digestMail(
  entries: readonly DigestEntry[],
  { timeZone, inboxUrl }: { readonly timeZone: string; readonly inboxUrl: string | null },
): DigestMail {
  const newest = entries.toSorted((a, b) => b.createdAt - a.createdAt);
  const counts = countsText(entries);
  const events = topEvents(entries).map(([name, count]) => `${count} × ${name}`);
  const lines = newest
    .slice(0, entriesAtMost)
    .map((entry) => ({ ...entry, time: timeText(entry.createdAt, timeZone) }));
  const more = newest.length > entriesAtMost ? `and ${newest.length - entriesAtMost} more in the inbox` : null;
  return {
    subject: `${entries.length} ${entries.length === 1 ? 'notification' : 'notifications'}: ${counts}`,
    text: [
      counts,
      ['Most from', ...events].join('\n'),
      [...lines.map(({ time, title, url }) => [`${time}  ${title}`, url].filter(Boolean).join('\n       ')), more]
        .filter(Boolean)
        .join('\n'),
      inboxUrl,
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: [
      `<p>${html(counts)}</p>`,
      `<p>Most from</p><ul>${events.map((event) => `<li>${html(event)}</li>`).join('')}</ul>`,
      `<ul>${lines.map(({ time, title, url }) => `<li>${html(time)} ${link(title, url)}</li>`).join('')}</ul>`,
      ...(more ? [`<p>${html(more)}</p>`] : []),
      ...(inboxUrl ? [`<p>${link('Inbox', inboxUrl)}</p>`] : []),
    ].join('\n'),
  };
}

/** `2 warning, 5 info`: the gravest first. */
function countsText(entries: readonly DigestEntry[]): string {
  return severities
    .toReversed()
    .map((severity) => ({ severity, count: entries.filter((entry) => entry.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

function topEvents(entries: readonly DigestEntry[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { definitionName } of entries) counts.set(definitionName, (counts.get(definitionName) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, eventsAtMost);
}

function timeText(at: Instant, timeZone: string): string {
  return clockText(wallClock(at, timeZone).minuteOfDay);
}

function html(text: string): string {
  return escapeValue(text, 'html');
}

function link(text: string, url: string | null): string {
  return url === null ? html(text) : `<a href="${html(url)}">${html(text)}</a>`;
}
