import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  while (rest > 0n) {
    text = alphabet[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text.padStart(43, '0');
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** What is kept of a secret: its SHA-256. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** 256 random bits for a session's cookie. */
export const newSessionSecret = (): string => randomBytes(32).toString('base64url');

/** `belfry_` + 256 random bits in base 62 + `_` + CRC-32 of what stands before it, so that a mistyped or leaked token is known as such. */
export function newTokenSecret(): string {
  const body = `belfry_${base62(randomBytes(32))}`;
  return `${body}_${checksum(body)}`;
}

/** Whether a text has the form of a token, checksum included: refuses guesses without asking the database. */
export function looksLikeToken(text: string): boolean {
  const match = /^(belfry_[0-9A-Za-z]{43})_([0-9a-f]{8})$/.exec(text);
  return match?.[1] !== undefined && checksum(match[1]) === match[2];
}
