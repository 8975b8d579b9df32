import { expect, test } from 'vitest';
import { useStage } from './stage.ts';

const stage = useStage('Tool Makers', { people: { ada: 'Agent' } });

test('an administrator asks the API in the page, from our own bundle alone', async () => {
  const page = await stage.open(await stage.profileOf('operator'), '/developers/graphiql');
  const editor = page.getByRole('region', { name: 'Operation Editor' });
  await editor.waitFor();
  await editor.click();
  await page.keyboard.press('Control+a');
  // The editor closes the last brace by itself.
  await page.keyboard.insertText('{ viewer { name } ');
  await page.getByRole('button', { name: /execute query/i }).click();

  const result = page.getByRole('region', { name: 'Result Window' });
  await result.getByText('operator').waitFor();
  const text = await result.textContent();
  // The explorer's editor puts its own blanks between words.
  expect(text?.replaceAll(/\s/g, '')).toContain('"name":"operator"');
});

test('an agent does not find it', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/developers/graphiql');

  await page.getByText('Developers is not open to you').waitFor();
  const editors = await page.getByRole('region', { name: 'Operation Editor' }).count();
  expect(editors).toBe(0);
});
