import { parseTemplate, render } from '@belfry/domain';

/** A text with example values in the place of its variables, and those of its variables that the event type lacks. */
export interface Sampled {
  readonly shown: string;
  readonly unknown: readonly string[];
}

/** The server's own way to write a text, with values that stand for real ones. */
export function renderSample(
  text: string,
  values: Readonly<Record<string, string | number>>,
  escapeFor: 'text' | 'html' | 'url',
): Sampled {
  const template = parseTemplate(text);
  const named = template.parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  const unknown = [...new Set(named)].filter((name) => !Object.hasOwn(values, name));
  return { shown: render(template, values, { escapeFor }), unknown };
}
