import webPush from 'web-push';
import type { Vault } from '../../platform/vault.ts';
import type { serverKeysStore } from './server-keys.store.ts';

export interface Vapid {
  subject: string;
  publicKey: string;
  privateKey: string;
}

/** The key pair by which push services know this server (VAPID). */
export interface PushKeys {
  vapid(): Promise<Vapid>;
}

export interface PushKeysNeeds {
  serverKeys: ReturnType<typeof serverKeysStore>;
  vault: Vault;
  /** Where push services find the operator: an https address, or a mailto one. */
  subject: string;
}

const name = 'vapid';

/** Made once for all nodes and kept sealed in the database. */
export function createPushKeys({ serverKeys, vault, subject }: PushKeysNeeds): PushKeys {
  let known: Promise<Vapid> | undefined;
  async function read(): Promise<Vapid> {
    const { publicPart, sealed } = await serverKeys.keep(name, () => {
      const { publicKey, privateKey } = webPush.generateVAPIDKeys();
      return { publicPart: publicKey, sealed: vault.seal(privateKey, name) };
    });
    return { subject, publicKey: publicPart, privateKey: vault.open(sealed, name) };
  }
  return {
    vapid() {
      known ??= read().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
  };
}
