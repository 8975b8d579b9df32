import { assertNever } from '../kernel/invariant.ts';
import type { EscapeFor } from './template.ts';

const htmlNames: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value made harmless for where it lands. */
export function escapeValue(value: string, escapeFor: EscapeFor): string {
  switch (escapeFor) {
    case 'text':
      return value;
    case 'html':
      return value.replaceAll(/[&<>"']/g, (sign) => htmlNames[sign] ?? sign);
    case 'header':
      return oneLine(value);
    case 'url':
      return encodeURIComponent(value.toWellFormed());
    case 'json':
      return JSON.stringify(value).slice(1, -1);
    default:
      return assertNever(escapeFor);
  }
}

/** Without line ends and other control characters: two lines in a mail's header are two headers. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
