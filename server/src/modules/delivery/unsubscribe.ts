import type { Vault } from '../../platform/vault.ts';
import type { Claimed } from './channel.ts';
import type { EmailContent } from './new-delivery.ts';

/** Whose e-mails of what are to end. */
export interface Unsubscribe {
  organizationId: string;
  userId: string;
  /** Null for e-mails that come from no definition, such as a digest. */
  definitionId: string | null;
}

const purpose = 'unsubscribe';
const none = '00000000-0000-0000-0000-000000000000';
const [idBytes, codeBytes] = [16, 16];

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A text that says whose e-mails of what are to end, signed: nobody can make one for somebody else. It does not expire. */
export function unsubscribeToken({ organizationId, userId, definitionId }: Unsubscribe, vault: Vault): string {
  const body = Buffer.concat([organizationId, userId, definitionId ?? none].map(bytesOf));
  return Buffer.concat([body, vault.sign(body, purpose)]).toString('base64url');
}

/** @returns null for what this server did not sign. */
export function readUnsubscribeToken(token: string, vault: Vault): Unsubscribe | null {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, 3 * idBytes);
  if (bytes.length !== body.length + codeBytes || !vault.isSigned(body, purpose, bytes.subarray(body.length)))
    return null;
  const [organizationId, userId, definitionId] = [0, 1, 2].map((i) =>
    uuidOf(body.subarray(i * idBytes, (i + 1) * idBytes)),
  );
  if (!organizationId || !userId || !definitionId) return null;
  return { organizationId, userId, definitionId: definitionId === none ? null : definitionId };
}

/** What an e-mail's List-Unsubscribe ends; null where there is nobody to ask. */
export const unsubscribeOf = ({ organizationId, definitionId, content }: Claimed<EmailContent>): Unsubscribe | null =>
  content.unsubscribe && { organizationId, userId: content.unsubscribe.userId, definitionId };
