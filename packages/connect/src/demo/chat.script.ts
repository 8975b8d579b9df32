import { offerSurvey } from './aftercare.script.ts';
import type { Seat } from './floor.ts';
import { arrive, patience, waitForAgent, type Story } from './story.ts';

const asks = ['Hello, I need some help.', 'It still does not work.', 'Where do I find that?', 'Thank you!'] as const;
const answers = ['Happy to help.', 'Let me look that up.', 'Please try it once more.', 'Anything else?'] as const;

/** A chat: queue, offer, messages to and fro, an end. */
export function playChat(story: Story): void {
  const { random } = story;
  arrive(story, random.between(1, 4));
  const seat = waitForAgent(story, patience(story));
  if (seat === null) return;
  converse(story, seat);
  const { user } = seat;
  if (random.chance(0.2)) {
    story.say('interaction.tagged', 'user', {
      user,
      fields: { tag: random.pick(['refund', 'follow-up']) },
    });
  }
  offerSurvey(story, user);
  story.say('interaction.completed', 'user', { user });
  seat.leave(story.now + story.hurried(random.between(2, 10)));
}

function converse(story: Story, { user }: Seat): void {
  const { random } = story;
  const turns = random.between(3, 9);
  for (let turn = 0; turn < turns; turn += 1) {
    story.pass(random.around(16));
    story.say('interaction.message_received', 'customer', { fields: { text: random.pick(asks) } });
    story.pass(random.around(20));
    story.say('interaction.message_sent', 'user', { user, fields: { text: random.pick(answers) } });
    if (random.chance(0.05)) {
      story.say('interaction.noted', 'user', { user, fields: { text: 'Sent the guide.' } });
    }
  }
}
