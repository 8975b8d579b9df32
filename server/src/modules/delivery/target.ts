import type { Content } from './new-delivery.ts';

export interface Target {
  /** For people. */
  target: string;
  /** The webhook, provider or user. */
  targetId: string | null;
}

/** Without its query, which may hold secrets. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return url.slice(0, 200);
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`.slice(0, 200);
}

/** Whom or what a delivery goes to. */
export function targetOf(content: Content): Target {
  switch (content.channel) {
    case 'email':
      return { target: content.to.slice(0, 320), targetId: null };
    case 'webhook':
      return { target: 'a webhook', targetId: content.webhookId };
    case 'web-call':
      return { target: placeOf(content.url), targetId: null };
    case 'push':
      return { target: 'a user', targetId: content.userId };
    case 'provider':
      return { target: 'a provider', targetId: content.providerId };
    case 'log':
      return { target: content.file.slice(0, 200), targetId: null };
  }
}
