import { defaultProfile, type NotificationProfile } from '@belfry/domain/notification';
import { createStore, graphqlClient, mutate, type Problem, type VariablesOf } from '../data/index.ts';
import { ProfileQuery, SetDoNotDisturb, SetProfile, type ToldProfile } from './profile.documents.ts';
import { profileOf } from './told-profile.ts';

interface ProfileNow extends NotificationProfile {
  /** Whether the viewer talks to a customer, as far as that keeps things quiet. */
  inInteraction: boolean;
  /** Whether the server has told it; before, it is what holds for everybody. */
  known: boolean;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const store = createStore<ProfileNow>({ ...defaultProfile(here), inInteraction: false, known: false });

/** How the viewer wants to be told. */
export const notificationProfile: Pick<typeof store, 'get' | 'subscribe'> = store;

let channel: BroadcastChannel | null = null;
let readAt = Number.NEGATIVE_INFINITY;
let reading: Promise<void> | null = null;

function take(told: ToldProfile): void {
  readAt = performance.now();
  store.set({ ...profileOf(told), inInteraction: told.quietBecause === 'IN_INTERACTION', known: true });
}

async function read(): Promise<void> {
  const result = await graphqlClient.query(ProfileQuery, {}, { requestPolicy: 'network-only' }).toPromise();
  if (result.data) take(result.data.notificationProfile);
}

/** Reads the profile again, unless it was read less than `restMs` ago. Other devices change it too. */
export async function freshProfile(restMs = 0): Promise<void> {
  if (performance.now() - readAt < restMs) return;
  reading ??= read().finally(() => {
    reading = null;
  });
  await reading;
}

/** Keeps the profile fresh while somebody looks, and when it is changed in another tab. Returns how to stop. */
export function followProfile(userId: string): () => void {
  const own = new BroadcastChannel(`profile:${userId}`);
  own.addEventListener('message', () => void freshProfile());
  channel = own;
  const look = (): void => {
    if (document.visibilityState === 'visible') void freshProfile(5_000);
  };
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, 60_000);
  void freshProfile();
  return () => {
    own.close();
    channel = null;
    document.removeEventListener('visibilitychange', look);
    clearInterval(timer);
  };
}

type Wish = VariablesOf<typeof SetProfile>['input'];

/** Changes the profile on every device. Returns what was wrong; null when nothing was. */
export async function changeProfile(wish: Wish): Promise<Problem | null> {
  return keep(await mutate(SetProfile, { input: wish }));
}

/** Not to be disturbed until then (epoch ms); null: to be disturbed again. */
export async function doNotDisturb(until: number | null): Promise<Problem | null> {
  return keep(await mutate(SetDoNotDisturb, { until: until === null ? null : new Date(until).toISOString() }));
}

function keep(
  outcome: { ok: true; value: { notificationProfile: ToldProfile } } | { ok: false; problem: Problem },
): Problem | null {
  if (!outcome.ok) return outcome.problem;
  take(outcome.value.notificationProfile);
  channel?.postMessage('changed');
  return null;
}
