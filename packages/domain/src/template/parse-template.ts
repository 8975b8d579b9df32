import type { Template, TemplatePart } from './template.ts';

const variable = /##|#([A-Za-z][A-Za-z0-9_]*)(?::([a-z-]+))?(?:\|([^#]*))?#/g;

/**
 * Takes a text apart: `#NAME#`, `#NAME|default#`, `#NAME:format#`, both as `#NAME:format|default#`; `##` is a literal #.
 * Everything else is text, `%NAME%` too. Every text is a template.
 */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of text.matchAll(variable)) {
    addText(parts, text.slice(from, match.index));
    const [whole, name, format = null, fallback = null] = match;
    if (name === undefined) addText(parts, '#');
    else parts.push({ kind: 'variable', name, fallback, format });
    from = match.index + whole.length;
  }
  addText(parts, text.slice(from));
  return { parts };
}

function addText(parts: TemplatePart[], text: string): void {
  const last = parts.at(-1);
  if (text === '') return;
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}
