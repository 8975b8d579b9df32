import { Field, NumberInput, Select, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { typeNamed } from './catalogue.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import { emptyGroup } from './condition-draft.ts';
import { errorAt } from './issues.ts';
import type { PatternDraft } from './pattern-draft.ts';
import { hasSecondStep, patternKinds } from './pattern-draft.ts';
import { Problems } from './problems.tsx';
import { TimeAmountFields } from './time-amount-input.tsx';
import { ClockField } from './clock-field.tsx';
import type { TriggerFieldsProps } from './trigger-props.ts';

const belonging = [
  { value: 'item' as const, label: 'the same item' },
  { value: 'user' as const, label: 'the same user' },
  { value: 'queue' as const, label: 'the same queue' },
];

/** Whether it fires at once, or only together with what follows, what stays away, or how often it happens. */
export function PatternFields(props: TriggerFieldsProps): ReactElement {
  const { draft, issues } = props;
  const { pattern } = draft;
  const change = (next: Partial<PatternDraft>): void => props.onChange({ ...draft, pattern: { ...pattern, ...next } });
  return (
    <div className="events-pattern">
      <div className="ui-row">
        <ToggleGroup
          label="Fires"
          options={patternKinds.map(({ value, label }) => ({ value, label }))}
          value={pattern.kind}
          onValueChange={(kind) => change({ kind })}
        />
        <span className="ui-muted events-note">{patternKinds.find(({ value }) => value === pattern.kind)?.hint}</span>
      </div>
      <Problems of={issues.get('pattern.kind')} />
      {pattern.kind !== 'once' && (
        <div className="events-what">
          {hasSecondStep(pattern) && <SecondType {...props} change={change} />}
          {pattern.kind === 'rate' && (
            <Field
              label="How often"
              hint="Fires at that one, then counts afresh."
              error={errorAt(issues, 'pattern.count')}
            >
              <NumberInput value={pattern.count} min={2} onValueChange={(count) => change({ count })} />
            </Field>
          )}
          <Field label="Within" error={errorAt(issues, 'pattern.withinMs')}>
            <TimeAmountFields label="Within" value={pattern.within} onChange={(within) => change({ within })} />
          </Field>
          <Field label="For" error={errorAt(issues, 'pattern.per')}>
            <Select options={belonging} value={pattern.per} onValueChange={(per) => change({ per })} />
          </Field>
          {pattern.kind === 'absence' && (
            <ClockField
              clock={pattern.clock}
              error={errorAt(issues, 'pattern.clock')}
              onChange={(clock) => change({ clock })}
            />
          )}
        </div>
      )}
      {hasSecondStep(pattern) && <SecondCondition {...props} change={change} />}
    </div>
  );
}

interface SecondProps extends TriggerFieldsProps {
  readonly change: (next: Partial<PatternDraft>) => void;
}

function SecondType({ draft, catalogue, issues, change }: SecondProps): ReactElement {
  const options = catalogue.categories.flatMap((category) =>
    category.eventTypes
      .filter(({ trigger }) => trigger === 'EVENT')
      .map(({ name, label }) => ({ value: name, label: `${category.name}: ${label}` })),
  );
  return (
    <Field
      label={draft.pattern.kind === 'sequence' ? 'Followed by' : 'Not followed by'}
      error={errorAt(issues, 'pattern.then.eventType')}
    >
      <Select
        placeholder="Choose a type"
        options={options}
        value={draft.pattern.eventType}
        onValueChange={(eventType) => change({ eventType, condition: emptyGroup() })}
      />
    </Field>
  );
}

function SecondCondition({ draft, catalogue, directory, issues, change }: SecondProps): ReactElement | null {
  const second = typeNamed(catalogue, draft.pattern.eventType)?.type;
  if (!second) return null;
  return (
    <div>
      <span className="events-label">What follows must have</span>
      <ConditionBuilder
        label="Conditions on what follows"
        condition={draft.pattern.condition}
        catalogue={catalogue}
        directory={directory}
        type={second}
        issues={issues}
        onChange={(condition) => change({ condition })}
      />
    </div>
  );
}
