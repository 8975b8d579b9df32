import type { Channel, UserEventType } from '@belfry/domain';
import type { World } from './world.ts';

/** One interaction that a scene is played on. */
interface Play {
  readonly world: World;
  readonly channel: Channel;
  interactionId: string;
}

type Step = (play: Play) => Promise<unknown>;

const does =
  (who: string, action: string, more: (world: World) => object = () => ({})): Step =>
  ({ world, interactionId }) =>
    world.act(who, { action, interactionId, ...more(world) });

const steps = {
  async create(play) {
    play.interactionId = await play.world.act('ivy', {
      action: 'createInteraction',
      channel: play.channel.toUpperCase(),
      subject: 'A parcel is late',
      priority: 'normal',
      status: 'open',
      tags: ['vip', 'parcel'],
      direction: 'inbound',
      customerName: 'Cleo Customer',
      customerEmail: 'cleo@example.org',
      customerPhone: '+43 1 5550123',
    });
  },
  queue: does('ivy', 'queueInteraction', ({ queueId }) => ({ queueId })),
  unqueue: does('ivy', 'unqueueInteraction', () => ({ reason: 'opening hours' })),
  offer: does('ivy', 'offerInteraction', ({ idOf }) => ({ userId: idOf('ana') })),
  accept: does('ana', 'acceptInteraction'),
  reject: does('ana', 'rejectInteraction', () => ({ reason: 'busy' })),
  ignore: does('ana', 'ignoreInteraction'),
  timeOut: does('ivy', 'timeOutOffer', ({ idOf }) => ({ userId: idOf('ana') })),
  cancel: does('ivy', 'cancelOffer', ({ idOf }) => ({ userId: idOf('ana') })),
  hold: does('ana', 'holdInteraction'),
  resume: does('ana', 'resumeInteraction'),
  mute: does('ana', 'muteInteraction'),
  unmute: does('ana', 'unmuteInteraction'),
  askTransfer: does('ana', 'transferInteraction', ({ idOf }) => ({ target: { user: { id: idOf('otto') } } })),
  transfer: does('ana', 'completeTransfer', ({ idOf }) => ({ target: { user: { id: idOf('otto') } } })),
  assign: does('ivy', 'assignInteraction', ({ idOf }) => ({ userId: idOf('ana') })),
  priority: does('ana', 'setInteractionPriority', () => ({ priority: 'high' })),
  status: does('ana', 'setInteractionStatus', () => ({ status: 'waiting' })),
  note: does('ana', 'addInteractionNote', () => ({ text: 'Called the carrier' })),
  receive: does('ivy', 'receiveMessage', () => ({ text: 'Where is my parcel?' })),
  send: does('ana', 'sendMessage', () => ({ text: 'On its way' })),
  sendForm: does('ana', 'sendForm', () => ({ form: 'Complaint' })),
  completeForm: does('ivy', 'completeForm', () => ({ form: 'Complaint' })),
  logTime: does('ana', 'logTime', () => ({ duration: 'PT5M', text: 'Looking for it' })),
  followUp: does('ana', 'scheduleFollowUp', () => ({ dueAt: new Date(Date.now() + 1_000).toISOString() })),
  followedUp: does('ana', 'completeFollowUp', () => ({ text: 'Called back' })),
  askClose: does('ivy', 'requestClose', () => ({ reason: 'solved' })),
  attach: does('ana', 'attachInteraction', () => ({ interaction: 'T-1' })),
  detach: does('ana', 'detachInteraction', () => ({ interaction: 'T-1' })),
  complete: does('ana', 'completeInteraction', () => ({ reason: 'solved' })),
  abandon: does('ivy', 'abandonInteraction', () => ({ reason: 'hung up' })),
  remove: does('operator', 'deleteInteraction', () => ({ reason: 'a duplicate' })),
} as const satisfies Record<string, Step>;

type StepName = keyof typeof steps;

const served: readonly StepName[] = ['create', 'queue', 'offer', 'accept'];
const ringing: readonly StepName[] = ['create', 'queue', 'offer'];

/** The user actions that lead to a fact; the last one is it. */
const ways: Readonly<Partial<Record<UserEventType, readonly StepName[]>>> = {
  'interaction.created': ['create'],
  'interaction.queued': ['create', 'queue'],
  'interaction.unqueued': ['create', 'queue', 'unqueue'],
  'interaction.assigned': ['create', 'queue', 'assign'],
  'interaction.abandoned': ['create', 'queue', 'abandon'],
  'interaction.completed': [...served, 'complete'],
  'interaction.deleted': [...served, 'complete', 'remove'],
  'interaction.priority_changed': [...served, 'priority'],
  'interaction.status_changed': [...served, 'status'],
  'interaction.noted': [...served, 'note'],
  'interaction.message_received': [...served, 'receive'],
  'interaction.message_sent': [...served, 'send'],
  'interaction.form_sent': [...served, 'sendForm'],
  'interaction.form_completed': [...served, 'sendForm', 'completeForm'],
  'interaction.time_logged': [...served, 'logTime'],
  'interaction.follow_up_scheduled': [...served, 'followUp'],
  'interaction.followed_up': [...served, 'followUp', 'followedUp'],
  'interaction.close_requested': [...served, 'askClose'],
  'interaction.attached': [...served, 'attach'],
  'interaction.detached': [...served, 'attach', 'detach'],
  'offer.created': ringing,
  'offer.accepted': served,
  'offer.rejected': [...ringing, 'reject'],
  'offer.ignored': [...ringing, 'ignore'],
  'offer.timed_out': [...ringing, 'timeOut'],
  'offer.cancelled': [...ringing, 'cancel'],
  'hold.started': [...served, 'hold'],
  'hold.ended': [...served, 'hold', 'resume'],
  'mute.started': [...served, 'mute'],
  'mute.ended': [...served, 'mute', 'unmute'],
  'transfer.requested': [...served, 'askTransfer'],
  'transfer.completed': [...served, 'askTransfer', 'transfer'],
};

/** Plays an interaction of a channel up to a fact. @returns its global id. */
export async function playInteraction(
  world: World,
  { channel, fact }: { readonly channel: Channel; readonly fact: UserEventType },
): Promise<string> {
  const play: Play = { world, channel, interactionId: '' };
  const way = ways[fact];
  for (const name of way ?? served) await steps[name](play);
  if (way === undefined)
    await world.record(fact, { interaction: { id: play.interactionId }, user: { id: world.idOf('ana') } });
  return play.interactionId;
}
