import { expect, test } from 'vitest';
import { definition } from '../definition/definition.fixture.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import { sentenceOf } from '../definition/sentence.ts';
import { compile } from '../engine/compile.ts';
import { context, logOf, memoryOf } from '../engine/log.fixture.ts';
import { react } from '../engine/react.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { render } from '../template/render.ts';
import { templateValues } from '../template/template-values.ts';
import { variableData } from '../template/variables-of.ts';
import { type CustomType, catalogueWith } from './catalogue.ts';

const shipped: CustomType = {
  name: 'order.shipped',
  label: 'Order shipped',
  meaning: 'A parcel leaves the house.',
  subject: 'custom',
  fields: {
    total: { data: 'number', meaning: 'What it costs.', required: true },
    transit: { data: 'duration', meaning: 'How long it takes.' },
    carrier: { data: 'choice', meaning: 'Who brings it.', choices: ['post', 'courier'] },
  },
};
const catalogue = catalogueWith([shipped]);
const eventType = 'CUSTOM.order.shipped' as const;
const notify = (title: string) => ({
  kind: 'notify',
  to: [{ kind: 'user', userId: 'mia' }],
  severity: 'info',
  title,
  body: '',
});
const dear = { kind: 'test', field: 'custom.total', operator: '≥', value: 100 } as const;
const written = (title: string, condition: unknown = dear) => ({
  name: 'Dear order',
  eventType,
  condition,
  actions: [notify(title)],
});

test('a definition on a declared type is checked as one on a built-in type is', () => {
  const wrong = { kind: 'test', field: 'custom.total', operator: 'contains', value: 'x' };
  const issues = (raw: unknown) => {
    const parsed = parseDefinition(raw, catalogue);
    return parsed.ok ? [] : parsed.problem.map(({ path, code }) => `${path.join('.')} ${code}`);
  };
  expect([issues(written('#TOTAL#')), issues(written('#TOTL#')), issues(written('#TOTAL#', wrong))]).toEqual([
    [],
    ['actions.0.title UNKNOWN'],
    ['condition.operator UNKNOWN'],
  ]);
});

test('without the declaration there is no such type', () => {
  const parsed = parseDefinition(written('x'));
  expect(parsed.ok ? [] : parsed.problem.map(({ code, path }) => [code, path])).toEqual([['UNKNOWN', ['eventType']]]);
});

test('it fires for user events of its own name alone, with its fields as they are declared', () => {
  const compiled = compile([definition({ eventType, condition: dear })], catalogue);
  const fired = (name: string, total: number) => {
    const [event] = logOf([{ interaction: 'o1', fact: fact('custom', 1, { fields: { total } }) }]);
    if (event === undefined) throw new Error('the log is empty');
    const told = { ...event, item: null, interactionId: null, subject: { kind: 'order', id: '1' }, customType: name };
    return react(compiled, told, { memory: memoryOf(), context }).firings.map(({ values }) => values['custom.total']);
  };
  expect([fired('order.shipped', 120), fired('order.shipped', 99), fired('order.paid', 120)]).toEqual([[120], [], []]);
});

test('it is told and rendered by what its fields hold', () => {
  const one = definition({ eventType, condition: dear, name: 'Dear' });
  const values = templateValues(
    one,
    { 'custom.total': 120, 'custom.transit': 172_800_000 },
    { ownerName: null, url: null, catalogue },
  );
  const text = render(parseTemplate('#TOTAL# in #TRANSIT# by #CARRIER|nobody#'), values, {
    escapeFor: 'text',
    dataOf: variableData(eventType, catalogue),
  });
  expect([sentenceOf(one, undefined, catalogue), text]).toEqual([
    'Order shipped and total ≥ 100',
    '120 in 2 d by nobody',
  ]);
});
