import type { IconName, StateName } from '@belfry/ui';

/** The name of an enum's value as it stands on screen: `OFFER_ACCEPTED` → `Offer accepted`. */
export function labelOf(enumValue: string): string {
  const words = enumValue.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const channels: Record<string, { word: string; icon: IconName }> = {
  CALL: { word: 'Call', icon: 'phone' },
  CHAT: { word: 'Chat', icon: 'chat' },
  MESSAGE: { word: 'Message', icon: 'message' },
  EMAIL: { word: 'E-mail', icon: 'email' },
  TICKET: { word: 'Ticket', icon: 'ticket' },
  VIDEO: { word: 'Video', icon: 'video' },
  CALLBACK: { word: 'Callback', icon: 'callback' },
};

/** A channel as a word. */
export function channelWord(channel: string): string {
  return channels[channel]?.word ?? labelOf(channel);
}

/** The icon of a channel. */
export function channelIcon(channel: string): IconName {
  return channels[channel]?.icon ?? 'interactions';
}

const phases: Record<string, { word: string; state: StateName }> = {
  CREATING: { word: 'Arriving', state: 'queued' },
  QUEUED: { word: 'Queued', state: 'queued' },
  OFFERED: { word: 'Offered', state: 'offered' },
  CONNECTED: { word: 'Connected', state: 'talking' },
  WRAPUP: { word: 'Wrap-up', state: 'wrap-up' },
  COMPLETED: { word: 'Completed', state: 'ended' },
  ABANDONED: { word: 'Abandoned', state: 'ended' },
  FAILED: { word: 'Failed', state: 'ended' },
};

/** An interaction's phase as a word. */
export function phaseWord(phase: string): string {
  return phases[phase]?.word ?? labelOf(phase);
}

/** The state whose colour, pattern and letter a phase wears. */
export function stateOfPhase(phase: string): StateName {
  return phases[phase]?.state ?? 'ended';
}
