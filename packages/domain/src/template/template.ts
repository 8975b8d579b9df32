/** A text with variables, taken apart. */
export interface Template {
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fallback: string | null;
      readonly format: string | null;
    };

/** Where the text lands, which decides how values are escaped. */
export type EscapeFor = 'text' | 'html' | 'header' | 'url' | 'json';

/** Variable name → its value. Durations are milliseconds and times Instants, shown as such. */
export type TemplateValues = Readonly<Record<string, string | number | null>>;
