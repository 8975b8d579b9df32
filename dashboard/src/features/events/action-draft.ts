import { freshKey } from './condition-draft.ts';
import { isRecord } from './condition.ts';

/** What an event does when it fires, as the form edits it. */
export type ActionDraft = NotifyDraft | SendEmailDraft;

export interface NotifyDraft {
  readonly kind: 'notify';
  readonly key: string;
  readonly to: readonly RecipientDraft[];
  readonly severity: SeverityName;
  readonly title: string;
  readonly body: string;
}

export interface SendEmailDraft {
  readonly kind: 'send-email';
  readonly key: string;
  readonly to: readonly RecipientDraft[];
  readonly subject: string;
  readonly body: string;
}

export type SeverityName = 'info' | 'warning' | 'critical';
export const severityNames: readonly SeverityName[] = ['info', 'warning', 'critical'];

/** Who is told. `named` is the id, role or address that some kinds of recipient need. */
export interface RecipientDraft {
  readonly kind: string;
  readonly named: string | null;
}

const namedBy: Readonly<Record<string, string>> = {
  user: 'userId',
  'queue-members': 'queueId',
  team: 'teamId',
  role: 'role',
  address: 'address',
};

export function newNotify(texts: { title: string; body: string }): NotifyDraft {
  return {
    kind: 'notify',
    key: freshKey(),
    to: [{ kind: 'me', named: null }],
    severity: 'warning',
    ...texts,
  };
}

export function newSendEmail(texts: { title: string; body: string }): SendEmailDraft {
  return {
    kind: 'send-email',
    key: freshKey(),
    to: [{ kind: 'me', named: null }],
    subject: texts.title,
    body: texts.body,
  };
}

/** The actions to store. */
export function actionsOf(drafts: readonly ActionDraft[]): readonly Record<string, unknown>[] {
  return drafts.map(({ key: _key, to, ...rest }) => ({ ...rest, to: to.map(recipientOf) }));
}

function recipientOf({ kind, named }: RecipientDraft): Record<string, unknown> {
  const name = namedBy[kind];
  return name === undefined ? { kind } : { kind, [name]: named };
}

/** Reads actions out of JSON; null when one of them is none that the form can show. */
export function parseActions(raw: unknown): readonly ActionDraft[] | null {
  if (!Array.isArray(raw)) return null;
  const drafts = raw.map(parseAction);
  return drafts.every((draft) => draft !== null) ? drafts : null;
}

function parseAction(raw: unknown): ActionDraft | null {
  if (!isRecord(raw)) return null;
  const to = Array.isArray(raw['to']) ? raw['to'].map(parseRecipient).filter((one) => one !== null) : [];
  if (raw['kind'] === 'notify') {
    return {
      kind: 'notify',
      key: freshKey(),
      to,
      severity: severityIn(raw['severity']),
      title: textIn(raw['title']),
      body: textIn(raw['body']),
    };
  }
  if (raw['kind'] === 'send-email') {
    return {
      kind: 'send-email',
      key: freshKey(),
      to,
      subject: textIn(raw['subject']),
      body: textIn(raw['body']),
    };
  }
  return null;
}

function parseRecipient(raw: unknown): RecipientDraft | null {
  if (!isRecord(raw) || typeof raw['kind'] !== 'string') return null;
  const name = namedBy[raw['kind']];
  const named = name === undefined ? null : raw[name];
  return { kind: raw['kind'], named: typeof named === 'string' ? named : null };
}

function severityIn(value: unknown): SeverityName {
  return severityNames.find((name) => name === value) ?? 'info';
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
