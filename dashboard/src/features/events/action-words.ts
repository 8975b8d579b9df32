import { parseActions } from './action-draft.ts';
import type { ActionKindData } from './events.documents.ts';

/** What an event does, in a few words: "Notify, Send e-mail ×2". */
export function actionWords(raw: unknown, kinds: readonly ActionKindData[]): string {
  const counted = new Map<string, number>();
  for (const { kind } of parseActions(raw) ?? []) {
    const label = kinds.find((one) => one.kind === kind)?.label ?? kind;
    counted.set(label, (counted.get(label) ?? 0) + 1);
  }
  return [...counted].map(([label, count]) => (count > 1 ? `${label} ×${count}` : label)).join(', ');
}
