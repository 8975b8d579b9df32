import { RE2JS } from 're2js';

type TextTest = (text: string) => boolean;

/** Whether a text contains a match, in time linear in its length; null when the pattern is not one. */
export function compilePattern(pattern: string, caseSensitive: boolean): TextTest | null {
  try {
    const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.test(text);
  } catch {
    return null;
  }
}
