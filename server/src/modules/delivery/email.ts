// Line ends, spaces and list separators in an address would reach other recipients than the one that is meant.
const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether a text is exactly one plain e-mail address. */
export const isAddress = (text: string): boolean => text.length <= 254 && addressPattern.test(text);

// oxlint-disable-next-line no-control-regex -- control characters are what it takes out
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/** Text for one header: no line ends or other control characters, so that it cannot begin another header. */
export const headerLine = (text: string): string => text.toWellFormed().replaceAll(controls, ' ').trim().slice(0, 500);

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
