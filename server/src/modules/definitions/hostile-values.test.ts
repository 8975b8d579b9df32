import { parseTemplate, render } from '@belfry/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** What has broken out of texts elsewhere. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg/onload=alert(1)>',
  '&lt;script&gt;',
  'javascript:alert(1)',
  'x\r\nBcc: everyone@example.org',
  'x\nSubject: other',
  'x\u2028Bcc: y',
  'x\u0085y',
  'x\0y',
  '%0d%0aBcc:y',
  '../../etc/passwd',
  '?a=b&c=d#e',
  '@evil.example/',
  'evil.example\\@',
  '","admin":true,"x":"',
  '\\"',
  '\u2028',
  '\ud800',
  '#OTHER#',
  '##',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '\u202Eevil',
  'x'.repeat(10_000),
];
const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());
const values = (text: string) => ({ SUBJECT: text, OTHER: 'never shown' });
const shown = (template: string, text: string, how: 'text' | 'html' | 'header' | 'url' | 'json') =>
  render(parseTemplate(template), values(text), how);

const fromHtml: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (html: string) =>
  html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => fromHtml[name] ?? '');

function always(check: (text: string) => void): void {
  fc.assert(
    fc.property(anyText, (text) => check(text)),
    { examples: hostile.map((text) => [text] as [string]), numRuns: 500 },
  );
}

describe('whatever a value holds', () => {
  test('in HTML it is text, between tags and within quotes', () => {
    always((text) => {
      const inside = shown('<p title="#SUBJECT#">#SUBJECT#</p>', text, 'html').slice(10, -4);
      expect(/[<>"']/.test(inside.replace('">', ''))).toBe(false);
      expect(unescaped(shown('#SUBJECT#', text, 'html'))).toBe(text);
    });
  });

  test('in a header it stays on its line', () => {
    always((text) => {
      const header = shown('Re: #SUBJECT#', text, 'header');
      expect(/[\p{Cc}\u2028\u2029]/u.test(header)).toBe(false);
    });
  });

  test('in an address it is one part of path or query, and never the host', () => {
    always((text) => {
      const url = new URL(shown('https://hooks.example.org/call/#SUBJECT#?q=#SUBJECT#&end=1', text, 'url'));
      expect([url.protocol, url.username, url.host, url.hash, [...url.searchParams.keys()]]).toEqual([
        'https:',
        '',
        'hooks.example.org',
        '',
        ['q', 'end'],
      ]);
      expect(url.searchParams.get('q')).toBe(text.toWellFormed());
    });
  });

  test('in JSON it is one text', () => {
    always((text) => {
      expect(JSON.parse(shown('{"a":"#SUBJECT#","b":["#SUBJECT#"]}', text, 'json'))).toEqual({ a: text, b: [text] });
    });
  });

  test('it is not looked at again', () => {
    always((text) => {
      expect(shown('#SUBJECT#', text, 'text')).toBe(text);
    });
  });
});

test('defaults are escaped as values are', () => {
  const template = parseTemplate('#SUBJECT|<b>none</b>#');
  expect(render(template, { SUBJECT: null }, 'html')).toBe('&lt;b&gt;none&lt;/b&gt;');
});

test('taking apart and showing cost time in step with the length', () => {
  const nested = [
    '#'.repeat(20_000),
    '#A|'.repeat(7000),
    '#A:'.repeat(7000),
    `#${'A'.repeat(20_000)}`,
    '#A|x'.repeat(5000),
  ];
  const slow = nested.filter((text) => {
    const begun = performance.now();
    render(parseTemplate(text), {}, 'html');
    return performance.now() - begun > 200;
  });
  expect(slow).toEqual([]);
});
