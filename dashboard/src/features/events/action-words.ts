import { parseActions } from './action-draft.ts';

/** What an event does, in a few words. */
export function actionWords(raw: unknown): string {
  const actions = parseActions(raw);
  if (!actions) return 'Several';
  return actions.map(({ kind }) => (kind === 'notify' ? 'Notify' : 'Send e-mail')).join(', ');
}
