import { expect, test } from 'vitest';
import { htmlOddity } from './html-texts.ts';

test.each([
  '<p>Dear #CUSTOMER_NAME|customer#,</p>',
  '<a href="#URL#" title="#SUBJECT#">#SUBJECT#</a>',
  "<a href='https://example.org/?q=#SUBJECT#'>look</a>",
  '<img src="https://example.org/a.png" alt="a > b">',
  '<!-- #SUBJECT# -->1 < 2 & 3 > 2',
  '<td style="color: red">## of #COUNT#</td>',
  '<a href="mailto:help@example.org">write</a>',
])('%s is safe', (template) => {
  expect(htmlOddity(template)).toBeNull();
});

test.each([
  ['<p title=#SUBJECT#>', 'quotes'],
  ['<p #SUBJECT#>', 'quotes'],
  ['<#SUBJECT# a="b">', 'names of tags'],
  ['<a href="#SUBJECT#">', 'Begin an address'],
  ["<a href=' #SUBJECT#'>", 'Begin an address'],
  ['<a href="javascript:alert(1)">', 'Begin an address'],
  ['<a href=javascript:alert(1)>', 'Begin an address'],
  ['<p onclick="go()">', 'onclick'],
  ['<p style="background: #SUBJECT#">', 'style'],
  ['<script>var a = "#SUBJECT#"</script>', 'scripts'],
  ['<STYLE>p { color: red }</STYLE>', 'scripts'],
  ['<p title="#SUBJECT#', 'Close each tag'],
  ['<p title="a>#SUBJECT#', 'Close each tag'],
])('%s is refused: %s', (template, reason) => {
  expect(htmlOddity(template)).toContain(reason);
});
