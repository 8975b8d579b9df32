import { IconButton, Select, Switch } from '@belfry/ui';
import type { ReactElement } from 'react';
import { newTest, operatorsOf, shapeFor, withOperator } from './catalogue.ts';
import type { DraftPart, DraftTest } from './condition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData, FieldData, OperatorData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { ValueEditor } from './value-editor.tsx';
import { Problems } from './problems.tsx';

/** What every part of the condition form needs to know. */
export interface BuilderContext {
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly type: EventTypeData;
  readonly issues: FieldIssues;
}

interface TestRowProps {
  readonly test: DraftTest;
  readonly context: BuilderContext;
  readonly onChange: (part: DraftPart) => void;
  readonly onRemove: () => void;
}

const casedShapes: ReadonlySet<string> = new Set(['text', 'texts', 'pattern']);

/** One line of a condition: field, operator, value. */
export function TestRow({ test, context, onChange, onRemove }: TestRowProps): ReactElement {
  const field = context.type.fields.find(({ name }) => name === test.field);
  const operators = field ? operatorsOf(context.catalogue, field) : [];
  const operator = operators.find(({ name }) => name === test.operator);
  const shape = field && operator ? shapeFor(field, operator) : null;
  const problems = problemsOf(test, field, context.issues);
  return (
    <li className="events-test">
      <div className="events-test-line">
        <FieldSelect test={test} context={context} onChange={onChange} />
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
        <IconButton
          icon="close"
          label={`Remove the condition on ${field?.label ?? test.field}`}
          size="small"
          onClick={onRemove}
        />
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

function FieldSelect({ test, context, onChange }: Omit<TestRowProps, 'onRemove'>): ReactElement {
  return (
    <Select
      label="Field"
      options={context.type.fields.map(({ name, label, meaning }) => ({
        value: name,
        label,
        hint: meaning,
      }))}
      value={test.field}
      onValueChange={(name) => {
        const field = context.type.fields.find((one) => one.name === name);
        if (field) onChange({ ...newTest(context.catalogue, field), key: test.key });
      }}
    />
  );
}

function hasCase(field: FieldData | undefined, shape: string | null): boolean {
  return field?.data === 'text' && shape !== null && casedShapes.has(shape);
}

function problemsOf(test: DraftTest, field: FieldData | undefined, issues: FieldIssues): readonly string[] {
  const known = field ? [] : [`This event type has no “${test.field}”: choose another field or remove the line.`];
  const told = ['', '.field', '.operator', '.value'].flatMap((part) => issues.get(`${test.key}${part}`) ?? []);
  return [...known, ...told];
}
