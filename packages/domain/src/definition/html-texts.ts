/** Stands for a variable: a sign that no text has after it was read. */
const mark = '\u0001';
const variable = /##|#([A-Za-z][A-Za-z0-9_]*)(?::[a-z-]+)?(?:\|[^#]*)?#/g;
const tag = /<[A-Za-z/!][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/g;
const attribute = /([A-Za-z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/g;
const actors = /<\s*\/?\s*(script|style|iframe|object|embed|base|form|meta)\b/i;
const addresses = ['href', 'src', 'action', 'formaction', 'background', 'poster'];

/**
 * What makes an HTML template unsafe, as a sentence that says what to do; null when nothing does. Values are escaped for
 * text and quoted attributes only, so variables may stand nowhere else.
 */
export function htmlOddity(template: string): string | null {
  const text = template.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(variable, (_whole, name: string | undefined) => {
    if (name === undefined) return '#';
    return name === 'URL' ? 'https://belfry' : mark;
  });
  if (actors.test(text)) return 'Take out scripts, styles, frames and forms: mail programs do not show them.';
  if (text.includes(`<${mark}`) || text.includes(`</${mark}`)) return 'Write the names of tags out, without variables.';
  const rest = text.replaceAll(tag, '');
  if (/<[A-Za-z/!]/.test(rest)) return 'Close each tag with >, and each quoted value with its quote.';
  for (const [one] of text.matchAll(tag)) {
    const oddity = tagOddity(one);
    if (oddity !== null) return oddity;
  }
  return null;
}

function tagOddity(one: string): string | null {
  if (one.replaceAll(/"[^"]*"|'[^']*'/g, '').includes(mark))
    return 'Put quotes around a variable within a tag: title="#SUBJECT#".';
  for (const [, name = '', value = ''] of one.matchAll(attribute)) {
    const attributeName = name.toLowerCase();
    const written = value.replaceAll(/^["']\s*|["']$/g, '');
    if (attributeName.startsWith('on')) return `Take out ${name}: mail programs run nothing.`;
    if (attributeName === 'style' && written.includes(mark)) return 'Use no variable within a style.';
    if (!addresses.includes(attributeName)) continue;
    if (written.startsWith(mark)) return 'Begin an address with https:// or #URL#, not with another variable.';
    if (/^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(written))
      return 'Begin an address with https://, mailto: or tel:.';
  }
  return null;
}
