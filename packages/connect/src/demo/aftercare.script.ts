import type { Story } from './story.ts';

const surveys = { call: 'After the call', chat: 'After the chat', desk: 'After the ticket' } as const;
const praise = ['Quick and friendly.', 'Just what I needed.', 'Thank you!'] as const;
const doubt = ['It took a while.', 'It was all right.'] as const;
const blame = ['Nobody could help me.', 'I had to wait far too long.', 'I was passed from one to the next.'] as const;
const promises = ['Send the quote', 'Call the customer back', 'Check the delivery', 'Correct the invoice'] as const;

/** Some customers are asked at the end how it was, and half of those answer. */
export function offerSurvey(story: Story, user: string): void {
  const { random, queue, externalId } = story;
  if (!random.chance(0.15)) return;
  const subject = { kind: 'survey', id: `${externalId}/survey` } as const;
  const asked = { survey: surveys[queue.kind], customerName: customerOf(story) };
  story.say('survey.offered', 'system', { user, subject, fields: asked });
  if (!random.chance(0.5)) return;
  const rating = mark(story);
  const answer = random.pick(rating >= 4 ? praise : rating === 3 ? doubt : blame);
  story.sayLater(random.between(20, 150), {
    type: 'survey.answered',
    actor: 'customer',
    user,
    subject,
    fields: { ...asked, question: 'How did we do?', rating, answer },
  });
}

/** Most are content. */
function mark({ random }: Story): number {
  const chance = random.next();
  if (chance < 0.12) return chance < 0.05 ? 1 : 2;
  return chance < 0.27 ? 3 : chance < 0.57 ? 4 : 5;
}

/** Some things are promised for a little later; most are done in time. */
export function promiseTask(story: Story, user: string): void {
  const { random, externalId } = story;
  if (!random.chance(0.1)) return;
  const subject = { kind: 'task', id: `${externalId}/task` } as const;
  const minutes = random.between(2, 8);
  const fields = {
    subject: `${random.pick(promises)}: ${customerOf(story)}`,
    priority: random.pick(['normal', 'normal', 'high']),
    dueAt: story.now + story.worked(minutes * 60),
    relatedTo: externalId,
  };
  story.sayLater(0, { type: 'task.created', actor: 'user', user, subject, fields });
  const taken = minutes * 60 * (random.chance(0.75) ? 0.3 + 0.6 * random.next() : 1.2 + random.next());
  story.sayLater(taken, { type: 'task.completed', actor: 'user', user, subject });
}

function customerOf({ events: [arrival] }: Story): string {
  return String(arrival?.fields?.['customerName'] ?? 'a customer');
}
