import { builder } from './builder.ts';

/** `timed-out`, `offer.timed_out` → `TIMED_OUT`, `OFFER_TIMED_OUT`. */
export const enumName = (value: string): string => value.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();

/**
 * An enum type whose values inside are the domain's own words.
 * @param meanings each word with its description; the word in capitals is its name in the schema.
 */
export function enumOf<const Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
) {
  const words = Object.keys(meanings) as Value[];
  const values = Object.fromEntries(
    words.map((word) => [enumName(word), { value: word, description: meanings[word] }]),
  );
  return builder.enumType<string, Record<string, { value: Value; description: string }>>(name, { description, values });
}

/** The filter input of an enum. */
export function enumFilterOf<Value extends string>(name: string, type: ReturnType<typeof enumOf<Value>>) {
  return builder.inputType(name, {
    description: 'It is …',
    fields: (t) => ({
      eq: t.field({ type, description: 'This.' }),
      in: t.field({ type: [type], description: 'One of these.' }),
      notIn: t.field({ type: [type], description: 'None of these.' }),
      isNull: t.boolean({ description: 'Absent (true) or present (false).' }),
    }),
  });
}

/** Ascending or descending. */
export const OrderDirection = enumOf('OrderDirection', 'Which end comes first.', {
  asc: 'Smallest or oldest first.',
  desc: 'Largest or newest first.',
});
