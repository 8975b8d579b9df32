import { Select, Switch } from '@belfry/ui';
import type { ReactElement } from 'react';
import { newTest, operatorsOf, shapeFor, withOperator } from './catalogue.ts';
import type { BuilderContext } from './builder-context.ts';
import { PartTools } from './part-tools.tsx';
import type { DraftPart, DraftTest } from './condition-draft.ts';
import type { FieldData, OperatorData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { ValueEditor } from './value-editor.tsx';
import { Problems } from './problems.tsx';

interface TestRowProps {
  readonly test: DraftTest;
  readonly context: BuilderContext;
}

const casedShapes: ReadonlySet<string> = new Set(['text', 'texts', 'pattern']);

/** One line of a condition: field, operator, value. */
export function TestRow({ test, context }: TestRowProps): ReactElement {
  const onChange = context.edit.replace;
  const field = context.type.fields.find(({ name }) => name === test.field);
  const operators = field ? operatorsOf(context.catalogue, field) : [];
  const operator = operators.find(({ name }) => name === test.operator);
  const shape = field && operator ? shapeFor(field, operator) : null;
  const problems = problemsOf(test, field, context.issues);
  return (
    <li className="events-test" data-part={test.key}>
      <div className="events-test-line">
        <FieldSelect test={test} context={context} />
        {field && <OperatorSelect test={test} field={field} operators={operators} onChange={onChange} />}
        {field && shape && (
          <ValueEditor
            shape={shape}
            field={field}
            value={test.value}
            directory={context.directory}
            onChange={(value) => onChange({ ...test, value })}
          />
        )}
        {hasCase(field, shape) && (
          <Switch
            label="Match case"
            checked={test.caseSensitive}
            onCheckedChange={(caseSensitive) => onChange({ ...test, caseSensitive })}
          />
        )}
        <PartTools name={`the condition on ${field?.label ?? test.field}`} partKey={test.key} edit={context.edit} />
      </div>
      <Problems of={problems} />
    </li>
  );
}

interface OperatorSelectProps {
  readonly test: DraftTest;
  readonly field: FieldData;
  readonly operators: readonly OperatorData[];
  readonly onChange: (part: DraftPart) => void;
}

function OperatorSelect({ test, field, operators, onChange }: OperatorSelectProps): ReactElement {
  return (
    <Select
      label="Operator"
      options={operators.map(({ name, label }) => ({ value: name, label }))}
      value={test.operator}
      onValueChange={(name) => {
        const from = operators.find((one) => one.name === test.operator);
        const to = operators.find((one) => one.name === name);
        if (to) onChange(withOperator(test, field, { from, to }));
      }}
    />
  );
}

function FieldSelect({ test, context }: TestRowProps): ReactElement {
  const { fields } = context.type;
  const choose = (name: string): void => {
    const field = fields.find((one) => one.name === name);
    if (field) context.edit.replace({ ...newTest(context.catalogue, field), key: test.key });
  };
  const options = fields.map(({ name, label, meaning }) => ({ value: name, label, hint: meaning }));
  return <Select label="Field" options={options} value={test.field} onValueChange={choose} />;
}

function hasCase(field: FieldData | undefined, shape: string | null): boolean {
  return field?.data === 'text' && shape !== null && casedShapes.has(shape);
}

function problemsOf(test: DraftTest, field: FieldData | undefined, issues: FieldIssues): readonly string[] {
  const known = field ? [] : [`This event type has no “${test.field}”: choose another field or remove the line.`];
  const told = ['', '.field', '.operator', '.value'].flatMap((part) => issues.get(`${test.key}${part}`) ?? []);
  return [...known, ...told];
}
