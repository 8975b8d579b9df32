import { isRecord } from './condition.ts';

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

/** A recipient as it is stored. */
export function storedRecipient({ kind, named }: RecipientDraft): Record<string, unknown> {
  const name = namedBy[kind];
  return name === undefined ? { kind } : { kind, [name]: named };
}

/** The recipients of a stored part, whatever it is. */
export function recipientsIn(raw: unknown): readonly RecipientDraft[] {
  return Array.isArray(raw) ? raw.map(parseRecipient).filter((one) => one !== null) : [];
}

function parseRecipient(raw: unknown): RecipientDraft | null {
  if (!isRecord(raw) || typeof raw['kind'] !== 'string') return null;
  const name = namedBy[raw['kind']];
  const named = name === undefined ? null : raw[name];
  return { kind: raw['kind'], named: typeof named === 'string' ? named : null };
}
