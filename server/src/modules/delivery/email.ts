// Line ends, spaces and list separators in an address would reach other recipients than the one that is meant.
const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether a text is exactly one plain e-mail address. */
export const isAddress = (text: string): boolean => text.length <= 254 && addressPattern.test(text);

// oxlint-disable-next-line no-control-regex -- control characters are what it takes out
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/** Text for one header: no line ends or other control characters, so that it cannot begin another header. */
export const headerLine = (text: string): string => text.toWellFormed().replaceAll(controls, ' ').trim().slice(0, 500);

/** A word of RFC 2047 holds 75 characters, 45 bytes in base 64. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const sign of text) {
    if (Buffer.byteLength(word + sign) > 45) {
      words.push(word);
      word = '';
    }
    word += sign;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ');
}

/** A subject that shows as just this text: one that looks encoded already is encoded once more, so that nothing comes out of it. */
export function subjectHeader(text: string): string {
  const line = headerLine(text);
  return line.includes('=?') ? encodedWords(line) : line;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows just that text. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Plain text as an HTML page that shows it with its line ends, and nothing in it is markup. */
export function htmlOf(text: string): string {
  const body = escapeHtml(text.toWellFormed().replaceAll('\0', ''));
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><div style="white-space:pre-wrap;font-family:sans-serif">${body}</div></body></html>`;
}
