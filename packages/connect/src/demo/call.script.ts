import type { DemoQueue } from './directory.ts';
import { offerSurvey, promiseTask } from './aftercare.script.ts';
import type { Seat } from './floor.ts';
import { arrive, patience, waitForAgent, type Story } from './story.ts';

const codes = ['solved', 'call back', 'sale', 'no sale', 'passed on'] as const;

/** A call: menu, queue, ringing, talk with its mutes and holds, perhaps a transfer, wrap-up. */
export function playCall(story: Story): void {
  const { random } = story;
  arrive(story, random.between(4, 25));
  for (let visits = 0; ; visits += 1) {
    const seat = waitForAgent(story, patience(story));
    if (seat === null) return;
    talk(story, seat);
    const next = visits < 2 && random.chance(0.06) ? otherQueue(story) : null;
    if (next === null) return finish(story, seat);
    transferToQueue(story, { seat, next });
  }
}

function talk(story: Story, seat: Seat): void {
  const { random } = story;
  let left = random.around(150);
  while (left > 0) {
    const piece = Math.min(left, random.around(60));
    story.pass(piece);
    left -= piece;
    if (left > 0 && random.chance(0.55)) happen(story, seat);
  }
}

function happen(story: Story, { user }: Seat): void {
  const { random } = story;
  const what = random.next();
  if (what < 0.45) mute(story, user);
  else if (what < 0.8) hold(story, user);
  else if (what < 0.86) {
    story.say('recording.paused', 'user', { user, reason: 'card number' });
    story.pass(random.between(10, 30));
    story.say('recording.resumed', 'user', { user });
  } else if (what < 0.93) {
    story.say('interaction.noted', 'user', {
      user,
      fields: { text: 'Asked for the customer number.' },
    });
  } else {
    story.say('interaction.tagged', 'user', {
      user,
      fields: { tag: random.pick(['vip', 'refund', 'complaint']) },
    });
  }
}

/** Most mutes are short; now and then somebody forgets to come back. */
function mute(story: Story, user: string): void {
  const { random } = story;
  story.say('mute.started', 'user', { user });
  story.passExactly(random.chance(0.12) ? random.between(31, 75) : random.between(3, 20));
  story.say('mute.ended', 'user', { user });
}

function hold(story: Story, user: string): void {
  const { random } = story;
  story.say('hold.started', 'user', {
    user,
    reason: random.pick(['looking it up', 'asking a colleague']),
  });
  story.pass(random.around(45));
  story.say('hold.ended', 'user', { user });
}

function transferToQueue(story: Story, { seat, next }: { seat: Seat; next: DemoQueue }): void {
  const { user } = seat;
  const target = { queue: next.externalId };
  const fields = { mode: 'blind' };
  story.say('transfer.requested', 'user', { user, target, fields });
  story.say('transfer.completed', 'user', { user, target, fields });
  seat.leave(story.now + story.hurried(5));
  story.queue = next;
}

function otherQueue({ random, queue, queues }: Story): DemoQueue | null {
  const [first, ...others] = queues.filter(({ externalId }) => externalId !== queue.externalId);
  return first === undefined ? null : random.pick([first, ...others]);
}

function finish(story: Story, seat: Seat): void {
  const { random, floor } = story;
  const colleague = random.chance(0.05) ? floor.freeNow(story.queue.externalId, story.now, seat.user) : null;
  if (colleague === null) return wrapUp(story, seat);
  passOn(story, { seat, colleague });
  talk(story, colleague);
  wrapUp(story, colleague);
}

/** An attended transfer: the two agents speak first. */
function passOn(story: Story, { seat, colleague }: { seat: Seat; colleague: Seat }): void {
  const { user } = seat;
  const target = { user: colleague.user };
  const fields = { mode: 'attended' };
  story.say('transfer.requested', 'user', { user, target, fields });
  story.say('consult.started', 'user', { user, target });
  story.pass(story.random.between(8, 30));
  story.say('consult.ended', 'user', { user });
  story.say('transfer.completed', 'user', { user, target, fields });
  seat.leave(story.now + story.hurried(5));
}

function wrapUp(story: Story, seat: Seat): void {
  const { random } = story;
  const { user } = seat;
  offerSurvey(story, user);
  if (random.chance(0.15)) {
    story.say('interaction.completed', 'user', { user });
  } else {
    story.say('wrapup.started', 'user', { user });
    story.pass(random.around(22));
    story.say('wrapup.coded', 'user', { user, fields: { code: random.pick(codes) } });
    promiseTask(story, user);
    story.pass(random.between(1, 6));
    story.say('wrapup.ended', 'user', { user });
  }
  seat.leave(story.now + story.hurried(random.between(2, 15)));
}
