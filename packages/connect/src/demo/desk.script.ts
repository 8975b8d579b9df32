import { offerSurvey, promiseTask } from './aftercare.script.ts';
import type { Seat } from './floor.ts';
import { arrive, waitForAgent, type Story } from './story.ts';

const PATIENT = 86_400;

/** A ticket or an e-mail: queue, taken up, worked on with pauses, waiting for the customer, closed. */
export function playDesk(story: Story): void {
  const { random } = story;
  arrive(story, random.between(1, 6));
  const seat = waitForAgent(story, PATIENT);
  if (seat === null) return;
  const { user } = seat;
  setStatus(story, { user, status: 'in progress' });
  const steps = random.between(2, 6);
  for (let step = 0; step < steps; step += 1) {
    story.pass(random.around(70));
    work(story, seat);
  }
  story.pass(random.around(30));
  story.say('interaction.message_sent', 'user', { user, fields: { text: 'It is solved now.' } });
  promiseTask(story, user);
  offerSurvey(story, user);
  setStatus(story, { user, status: 'solved' });
  story.say('interaction.completed', 'user', { user });
  seat.leave(story.now + story.hurried(random.between(2, 10)));
}

function work(story: Story, { user }: Seat): void {
  const { random } = story;
  const what = random.next();
  if (what < 0.35) {
    story.say('interaction.message_sent', 'user', {
      user,
      fields: { text: 'We are looking into it.' },
    });
  } else if (what < 0.55) {
    story.say('interaction.noted', 'user', { user, fields: { text: 'Checked the history.' } });
  } else if (what < 0.65) {
    story.say('interaction.priority_changed', 'user', {
      user,
      fields: { priority: random.pick(['high', 'low']) },
    });
  } else if (what < 0.75) {
    story.say('interaction.time_logged', 'user', {
      user,
      fields: { duration: random.between(1, 20) * 60_000 },
    });
  } else {
    waitForCustomer(story, user);
  }
}

function waitForCustomer(story: Story, user: string): void {
  const { random } = story;
  setStatus(story, { user, status: 'waiting for customer' });
  story.say('hold.started', 'user', { user, reason: 'waiting for customer' });
  story.pass(random.around(90));
  story.say('interaction.message_received', 'customer', {
    fields: { text: 'Here is what you asked for.' },
  });
  story.say('hold.ended', 'user', { user });
  setStatus(story, { user, status: 'in progress' });
}

function setStatus(story: Story, { user, status }: { user: string; status: string }): void {
  story.say('interaction.status_changed', 'user', { user, fields: { status } });
}
