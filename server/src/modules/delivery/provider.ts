import type { Header } from './headers.ts';

export const providerKinds = ['json', 'chat'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** An outside service that an administrator has registered. */
export interface ProviderRow {
  id: string;
  organizationId: string;
  name: string;
  kind: ProviderKind;
  url: string;
  /** Their values are secret. */
  headerNames: string[];
  enabled: boolean;
  version: number;
  createdAt: number;
}

/** With its headers as sealed JSON. */
export type SealedProvider = ProviderRow & { headers: string };

export const sealedForProvider = (providerId: string): string => `provider:${providerId}`;

interface Message {
  id: string;
  title: string;
  body: string;
}

/** What a provider gets. `chat` is the one field that chat services take. */
export function providerBody(kind: ProviderKind, { id, title, body }: Message): Record<string, string> {
  return kind === 'chat' ? { text: body === '' ? title : `${title}\n${body}` } : { id, title, body };
}

/** Reads headers as they were sealed. */
export function readHeaders(json: string): Header[] {
  const parsed: unknown = JSON.parse(json);
  const isHeader = (one: unknown): one is Header =>
    typeof one === 'object' && one !== null && 'name' in one && 'value' in one && typeof one.value === 'string';
  return Array.isArray(parsed) ? parsed.filter(isHeader) : [];
}
