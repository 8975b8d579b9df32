import { Checkbox, Combobox, Field, NumberInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { ClockField } from './clock-field.tsx';
import { errorAt } from './issues.ts';
import { PatternFields } from './pattern-fields.tsx';
import type { TimeAmount } from './time-amount.ts';
import { leastAfter } from './time-amount.ts';
import { TimeAmountFields } from './time-amount-input.tsx';
import type { TriggerFieldsProps } from './trigger-props.ts';

/** What the type's trigger asks for: a pattern, a time, or a level. */
export function TriggerFields(props: TriggerFieldsProps): ReactElement | null {
  switch (props.type.trigger) {
    case 'TIMED':
      return <TimedFields {...props} />;
    case 'THRESHOLD':
      return <ThresholdFields {...props} />;
    case 'EVENT':
      return props.type.patterns ? <PatternFields {...props} /> : null;
    case 'MANUAL':
      return (
        <p className="ui-muted events-note">It fires when somebody runs it on an item, from the item’s own menu.</p>
      );
  }
}

function TimedFields({ draft, type, issues, onChange }: TriggerFieldsProps): ReactElement {
  const hint =
    leastAfter(type) === 'none'
      ? 'How long after its time this fires; 0 is at once.'
      : 'How long it must last before this fires.';
  return (
    <div className="events-what">
      <Field label="After" hint={hint} error={errorAt(issues, 'after')}>
        <TimeAmountFields label="After" value={draft.after} onChange={(after) => onChange({ ...draft, after })} />
      </Field>
      <ClockField
        clock={draft.clock}
        error={errorAt(issues, 'clock')}
        onChange={(clock) => onChange({ ...draft, clock })}
      />
      <RepeatField
        label="Again every, as long as it lasts"
        repeat={draft.repeat}
        error={errorAt(issues, 'repeat')}
        onChange={(repeat) => onChange({ ...draft, repeat })}
      />
    </div>
  );
}

interface RepeatFieldProps {
  readonly label: string;
  readonly repeat: TimeAmount | null;
  readonly error: string | null;
  readonly onChange: (repeat: TimeAmount | null) => void;
}

function RepeatField({ label, repeat, error, onChange }: RepeatFieldProps): ReactElement {
  return (
    <div className="events-part-field" role="group" aria-label={label}>
      <Checkbox
        label={label}
        checked={repeat !== null}
        onCheckedChange={(on) => onChange(on ? { amount: '5', unit: 'min' } : null)}
      />
      {repeat && <TimeAmountFields label={label} value={repeat} onChange={onChange} />}
      {error !== null && <p className="events-refused">{error}</p>}
    </div>
  );
}

function ThresholdFields(props: TriggerFieldsProps): ReactElement {
  const { draft, type, issues, onChange } = props;
  const falls = type.count?.passes === 'below';
  return (
    <div className="events-what">
      <Field
        label={falls ? 'Starts below' : 'Starts above'}
        hint={`Fires when the count ${falls ? 'falls below' : 'rises above'} it.`}
        error={errorAt(issues, 'threshold.level')}
      >
        <NumberInput value={draft.level} min={0} onValueChange={(level) => onChange({ ...draft, level })} />
      </Field>
      <Field
        label="Is over at"
        hint={`Says that it is over when the count ${falls ? 'rises' : 'falls'} to it.`}
        error={errorAt(issues, 'threshold.clearLevel')}
      >
        <NumberInput
          value={draft.clearLevel}
          min={0}
          onValueChange={(clearLevel) => onChange({ ...draft, clearLevel })}
        />
      </Field>
      <CountedField {...props} />
      <RepeatField
        label="Say again every, as long as it lasts"
        repeat={draft.repeat}
        error={errorAt(issues, 'repeat')}
        onChange={(repeat) => onChange({ ...draft, repeat })}
      />
    </div>
  );
}

const per = {
  queue: { label: 'Queue', each: 'Each queue by itself' },
  agent: { label: 'Agent', each: 'Each agent by themselves' },
  group: { label: 'Group', each: 'Each group by itself' },
  department: { label: 'Department', each: 'Each department by itself' },
} as const;

const isPer = (name: string): name is keyof typeof per => Object.hasOwn(per, name);

/** Whose count it is; nothing for counts of the whole organization. */
function CountedField({ draft, type, directory, issues, onChange }: TriggerFieldsProps): ReactElement | null {
  const by = type.count?.per ?? 'queue';
  if (!isPer(by)) return null;
  const known = {
    queue: directory?.queues.nodes,
    agent: directory?.users.nodes,
    group: directory?.teams.nodes,
    department: directory?.departments.nodes,
  }[by];
  return (
    <Field label={per[by].label} hint={per[by].each + ' when empty.'} error={errorAt(issues, 'threshold.counted')}>
      <Combobox
        label={per[by].label}
        placeholder={per[by].each}
        options={(known ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.counted}
        onValueChange={(counted) => onChange({ ...draft, counted })}
      />
    </Field>
  );
}
