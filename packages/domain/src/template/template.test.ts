import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition } from '../definition/definition.fixture.ts';
import { parseTemplate } from './parse-template.ts';
import { render } from './render.ts';
import { templateValues } from './template-values.ts';
import { unknownVariables, variablesOf } from './variables-of.ts';

const values = {
  AGENT_NAME: 'Ana K.',
  CUSTOMER_NAME: '<b>"O\'Neil" & Co\r\nBcc: x',
  DURATION: 107_000,
  TIME: Date.UTC(2026, 2, 2, 9, 36, 5),
  COUNT: 0,
  REASON: null,
};
const shown = (text: string) => render(parseTemplate(text), values, 'text');

test.each([
  ['#AGENT_NAME# is muted', 'Ana K. is muted'],
  ['#REASON|no reason#', 'no reason'],
  ['#REASON#.', '.'],
  ['#REASON|#.', '.'],
  ['#COUNT# calls', '0 calls'],
  ['#DURATION#', '1 min 47 s'],
  ['#DURATION:clock#', '1:47'],
  ['#DURATION:seconds# s', '107 s'],
  ['#TIME#', '2026-03-02 09:36'],
  ['#TIME:time#', '09:36'],
  ['#TIME:date|never#', '2026-03-02'],
  ['#AGENT_NAME:upper#', 'ANA K.'],
  ['## #1 of #AGENT_NAME###', '# #1 of Ana K.#'],
  ['%AGENT_NAME% stays', '%AGENT_NAME% stays'],
  ['a lone # and a #half', 'a lone # and a #half'],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('times are shown in the time zone asked for', () => {
  expect(render(parseTemplate('#TIME:time#'), values, { escapeFor: 'text', timeZone: 'Asia/Tokyo' })).toBe('18:36');
});

describe('values are escaped for where they land', () => {
  const name = parseTemplate('#CUSTOMER_NAME#');

  test('in HTML they are no markup', () => {
    expect(render(name, values, 'html')).toBe('&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Co\r\nBcc: x');
  });

  test('in a header they are one line', () => {
    expect(render(name, values, 'header')).toBe('<b>"O\'Neil" & Co Bcc: x');
  });

  test('in a URL and in JSON they come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const given = { CUSTOMER_NAME: text };
        const back = [decodeURIComponent(render(name, given, 'url')), JSON.parse(`"${render(name, given, 'json')}"`)];
        expect(back).toEqual([text, text]);
      }),
    );
  });

  test('the text around them is left as it is written', () => {
    expect(render(parseTemplate('<i>#AGENT_NAME#</i>'), values, 'html')).toBe('<i>Ana K.</i>');
  });

  test('a value that looks like a variable is not looked at again', () => {
    expect(render(parseTemplate('#AGENT_NAME#'), { AGENT_NAME: '#COUNT#', COUNT: 5 }, 'text')).toBe('#COUNT#');
  });
});

test('a text without number signs is shown as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('#', '');
      expect(shown(plain)).toBe(plain);
    }),
  );
});

test('unknown variables are named with the nearest known one, each once', () => {
  expect(unknownVariables('#AGENTNAME# #queue_name# #AGENTNAME# #XYZZY# #QUEUE_NAME#', 'CALL_ACCEPTED')).toEqual([
    { name: 'AGENTNAME', nearest: 'AGENT_NAME' },
    { name: 'queue_name', nearest: 'QUEUE_NAME' },
    { name: 'XYZZY', nearest: null },
  ]);
});

test("a type has its fields' variables and those of every type, each once", () => {
  expect(variablesOf('CALL_COUNT_FOR_QUEUE').map(({ name, data }) => `${name} ${data}`)).toEqual([
    'TIME time',
    'QUEUE_NAME reference',
    'DEPARTMENT_NAME reference',
    'COUNT number',
    'LEVEL number',
    'EVENTNAME text',
    'EVENTTYPE text',
    'CATEGORY text',
    'OWNER text',
    'URL text',
    'HELDBACK number',
  ]);
});

test('what a firing saw becomes its variables: names for references, words for lists and changes', () => {
  const seen = {
    queue: 'q1',
    queue_name: 'Sales',
    acting_agent: 'u1',
    acting_agent_name: null,
    tags: ['a', 'b'],
    priority_change: ['low', null],
    time: 5,
  };
  const shownValues = templateValues(definition({ eventType: 'TICKET_PRIORITY_CHANGED' }), seen, {
    ownerName: null,
    url: null,
  });
  const { QUEUE_NAME, AGENT_NAME, TAGS, PRIORITY_CHANGE, TIME, OWNER, EVENTTYPE, SUBJECT } = shownValues;
  expect({
    QUEUE_NAME,
    AGENT_NAME,
    TAGS,
    PRIORITY_CHANGE,
    TIME,
    OWNER,
    EVENTTYPE,
    SUBJECT,
  }).toEqual({
    QUEUE_NAME: 'Sales',
    AGENT_NAME: 'u1',
    TAGS: 'a, b',
    PRIORITY_CHANGE: 'low → nothing',
    TIME: 5,
    OWNER: 'Global',
    EVENTTYPE: 'Priority changed',
    SUBJECT: null,
  });
});
