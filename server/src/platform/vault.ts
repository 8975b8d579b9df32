import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keeps secrets so that what is stored is of no use without the server's own secret. */
export interface Vault {
  /** @param about what the secret belongs to, such as `webhook:ID`: sealed text is of no use anywhere else. */
  seal(plain: string, about: string): string;
  /** @throws BrokenSealError for what this server did not seal for the same thing. */
  open(sealed: string, about: string): string;
  /** A code of 16 bytes that only this server can make, and the same for the same bytes. */
  sign(bytes: Uint8Array, about: string): Buffer;
  /** Whether a code is that of `sign`, in constant time. */
  isSigned(bytes: Uint8Array, about: string, code: Uint8Array): boolean;
}

/** A sealed text that was damaged, or sealed with another secret or for something else. */
export class BrokenSealError extends Error {
  override readonly name = 'BrokenSealError';
  readonly code = 'BROKEN_SEAL';
}

const keyOf = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'belfry', purpose, 32));

const [ivBytes, tagBytes, codeBytes] = [12, 16, 16];

/** AES-256-GCM and HMAC-SHA-256, each with a key of its own derived from the server's secret. */
export function createVault(secret: string): Vault {
  const sealing = keyOf(secret, 'seal');
  const signing = keyOf(secret, 'sign');
  // Names the key, so that a text of an earlier secret is known as such.
  const keyId = createHmac('sha256', sealing).update('key').digest('base64url').slice(0, 6);
  const prefix = `v1.${keyId}.`;
  const codeOf = (bytes: Uint8Array, about: string): Buffer =>
    createHmac('sha256', signing).update(`${about}\0`).update(bytes).digest().subarray(0, codeBytes);

  return {
    seal(plain, about) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      if (!sealed.startsWith(prefix))
        throw new BrokenSealError(`The secret of ${about} was sealed with another BELFRY_SECRET. Give that one again.`);
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new BrokenSealError(`The secret of ${about} is damaged. Make a new one.`, { cause });
      }
    },
    sign: codeOf,
    isSigned: (bytes, about, code) => code.length === codeBytes && timingSafeEqual(codeOf(bytes, about), code),
  };
}
