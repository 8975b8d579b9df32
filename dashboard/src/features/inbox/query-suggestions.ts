import { formatTerm, queryFields, type QueryField } from './inbox-query.ts';

/** What is known to stand in the inbox, by field. */
export type Vocabulary = Readonly<Record<QueryField, readonly string[]>>;

/** Something that the reader may mean. */
export interface Suggestion {
  /** What the field then holds. */
  text: string;
  /** What it means, in a few words. */
  hint: string;
  /** Whether it is a whole term; otherwise a value is still to follow. */
  complete: boolean;
}

const hints: Record<QueryField, string> = {
  is: 'unread, read, saved, snoozed or done',
  event: 'the event that fired',
  queue: 'the queue it came through',
  agent: 'whose interaction it is',
  severity: 'critical, warning or info',
};

const most = 8;

/** What may be meant by what is typed so far: fields first, then the values of the chosen one. */
export function suggestionsFor(typed: string, vocabulary: Vocabulary): readonly Suggestion[] {
  const text = typed.trimStart();
  const colon = text.indexOf(':');
  if (colon === -1)
    return [...fieldsLike(text), ...(text.length > 1 ? valuesLike(text, vocabulary) : [])].slice(0, most);
  const field = queryFields.find((one) => one === text.slice(0, colon).toLowerCase());
  if (field === undefined) return [];
  const sought = text
    .slice(colon + 1)
    .replaceAll('"', '')
    .toLowerCase();
  return vocabulary[field]
    .filter((value) => value.toLowerCase().includes(sought))
    .map((value) => suggestion(field, value))
    .slice(0, most);
}

function fieldsLike(text: string): readonly Suggestion[] {
  return queryFields
    .filter((field) => field.startsWith(text.toLowerCase()))
    .map((field) => ({ text: `${field}:`, hint: hints[field], complete: false }));
}

function valuesLike(text: string, vocabulary: Vocabulary): readonly Suggestion[] {
  return queryFields.flatMap((field) =>
    vocabulary[field]
      .filter((value) => value.toLowerCase().startsWith(text.toLowerCase()))
      .map((value) => suggestion(field, value)),
  );
}

function suggestion(field: QueryField, value: string): Suggestion {
  return { text: formatTerm({ field, value }), hint: field === 'is' ? 'state' : field, complete: true };
}
