import { unknownVariables } from '../template/variables-of.ts';
import { htmlOddity } from './html-texts.ts';
import type { ConditionOf } from './parse-condition.ts';
import { type Reading, type TextLimits, isAbsent, part, readList, readText, wrong } from './reading.ts';

const limits = {
  line: { max: 200 },
  text: { max: 5000 },
  html: { max: 20_000 },
  url: { max: 2000 },
  header: { min: 0, max: 1000 },
} as const satisfies Record<string, TextLimits>;

export type ActionText = keyof typeof limits;

/** A template, all of whose variables the event type has. */
export function readActionText(
  read: Reading,
  { data, eventType, catalogue }: ConditionOf & { readonly data: ActionText },
): string | undefined {
  const text = readText(read, limits[data]);
  const unknown = text === undefined ? [] : unknownVariables(text, eventType, catalogue);
  for (const { name, nearest } of unknown) {
    const hint = nearest === null ? "Choose one of this type's variables." : `Did you mean #${nearest}#?`;
    wrong(read, 'UNKNOWN', `There is no variable #${name}#. ${hint}`);
  }
  if (text === undefined || unknown.length > 0) return undefined;
  const oddity = data === 'html' ? htmlOddity(text) : null;
  return oddity === null ? text : wrong(read, 'DOES_NOT_FIT', oddity);
}

// Scheme and host are written out: a value never decides who is called. No user name, which would hide the host.
const address = /^https:\/\/[A-Za-z0-9.[\]:-]+(?:[/?][^\s]*)?$/;

/** An https address whose path and query may have variables. */
export function readUrl(read: Reading, type: ConditionOf): string | undefined {
  const text = readActionText(read, { ...type, data: 'url' });
  if (text === undefined) return undefined;
  return address.test(text.replaceAll(/#[^#\s]*(?:\|[^#]*)?#/g, '')) &&
    address.test(text.split(/[/?]/).slice(0, 3).join('/'))
    ? text
    : wrong(read, 'WRONG_SHAPE', 'Give an address that begins with https:// and a host without variables.');
}

const headerName = /^[A-Za-z0-9!$%&'*+.^_`|~-]{1,100}$/;
/** What the connection itself says. */
const ownHeaders = [
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
  'expect',
  'proxy-authorization',
  'proxy-connection',
];

export interface Header {
  readonly name: string;
  readonly value: string;
}

export function readHeaders(read: Reading, type: ConditionOf): readonly Header[] | undefined {
  return readList(read, { min: 0, max: 20 }, (entry) => {
    const name = readHeaderName(part(entry, 'name'));
    const text = part(entry, 'value');
    const value = isAbsent(text) ? '' : readActionText(text, { ...type, data: 'header' });
    return name === undefined || value === undefined ? undefined : { name, value };
  });
}

function readHeaderName(read: Reading): string | undefined {
  const name = readText(read, { max: 100 });
  if (name === undefined) return undefined;
  if (!headerName.test(name)) return wrong(read, 'WRONG_SHAPE', 'Name a header: letters, digits and dashes.');
  return ownHeaders.includes(name.toLowerCase())
    ? wrong(read, 'DOES_NOT_FIT', `Leave ${name} out: the connection sets it.`)
    : name;
}
