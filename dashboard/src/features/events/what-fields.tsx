import { Field, NumberInput, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionDraft } from './definition-draft.ts';
import { withEventType } from './definition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { TimeAmountFields } from './time-amount-input.tsx';

interface WhatFieldsProps {
  readonly draft: DefinitionDraft;
  readonly type: EventTypeData | null;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  /** Whether the viewer may make events for everyone, and this one is not stored yet. */
  readonly choosesScope: boolean;
  readonly onChange: (draft: DefinitionDraft) => void;
}

const scopes = [
  { value: 'MINE' as const, label: 'My Events', hint: 'tells me' },
  { value: 'GLOBAL' as const, label: 'Global', hint: 'for everyone' },
];

/** Name, owner, category and type, and what the type's trigger asks for. */
export function WhatFields(props: WhatFieldsProps): ReactElement {
  const { draft, issues, choosesScope, onChange } = props;
  return (
    <div className="events-what">
      <Field label="Name" required error={errorAt(issues, 'name')}>
        <TextInput value={draft.name} maxLength={120} onValueChange={(name) => onChange({ ...draft, name })} />
      </Field>
      {choosesScope && (
        <Field label="For">
          <Select options={scopes} value={draft.scope} onValueChange={(scope) => onChange({ ...draft, scope })} />
        </Field>
      )}
      <TypeFields {...props} />
      <TriggerFields {...props} />
    </div>
  );
}

function TypeFields({ draft, type, catalogue, issues, onChange }: WhatFieldsProps): ReactElement {
  const category = catalogue.categories.find(({ name }) => name === draft.category);
  const types = category?.eventTypes ?? [];
  return (
    <>
      <Field label="Category" hint={category?.meaning ?? 'What kind of thing it watches.'}>
        <Select
          placeholder="Choose a category"
          options={catalogue.categories.map(({ name }) => ({ value: name, label: name }))}
          value={draft.category}
          onValueChange={(name) =>
            onChange({
              ...draft,
              category: name,
              eventType: name === draft.category ? draft.eventType : null,
            })
          }
        />
      </Field>
      <Field label="Type" hint={type?.meaning ?? 'What has to happen.'} error={errorAt(issues, 'eventType')}>
        <Select
          placeholder={category ? 'Choose a type' : 'Choose a category first'}
          disabled={types.length === 0}
          options={types.map(({ name, label }) => ({ value: name, label }))}
          value={draft.eventType}
          onValueChange={(name) => {
            const chosen = types.find((one) => one.name === name);
            if (chosen) onChange(withEventType(draft, chosen, type));
          }}
        />
      </Field>
    </>
  );
}

function TriggerFields(props: WhatFieldsProps): ReactElement | null {
  switch (props.type?.trigger) {
    case 'TIMED':
      return <TimedFields {...props} />;
    case 'THRESHOLD':
      return <ThresholdFields {...props} />;
    case 'EVENT':
    case 'MANUAL':
    case undefined:
      return null;
  }
}

function TimedFields({ draft, issues, onChange }: WhatFieldsProps): ReactElement {
  return (
    <Field label="After" hint="How long it must last before this fires." error={errorAt(issues, 'after')}>
      <TimeAmountFields label="After" value={draft.after} onChange={(after) => onChange({ ...draft, after })} />
    </Field>
  );
}

function ThresholdFields({ draft, directory, issues, onChange }: WhatFieldsProps): ReactElement {
  const queues = (directory?.queues.nodes ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <>
      <Field
        label="Starts above"
        hint="Fires when the count rises above it."
        error={errorAt(issues, 'threshold.level')}
      >
        <NumberInput value={draft.level} min={0} onValueChange={(level) => onChange({ ...draft, level })} />
      </Field>
      <Field
        label="Is over at"
        hint="Says that it is over when the count falls to it."
        error={errorAt(issues, 'threshold.clearLevel')}
      >
        <NumberInput
          value={draft.clearLevel}
          min={0}
          onValueChange={(clearLevel) => onChange({ ...draft, clearLevel })}
        />
      </Field>
      <Field label="Queue" error={errorAt(issues, 'threshold.queueId') ?? errorAt(issues, 'threshold.scopeId')}>
        <Select
          options={[{ value: eachQueue, label: 'Each queue by itself' }, ...queues]}
          value={draft.thresholdQueue ?? eachQueue}
          onValueChange={(id) => onChange({ ...draft, thresholdQueue: id === eachQueue ? null : id })}
        />
      </Field>
    </>
  );
}

const eachQueue = 'each';

function errorAt(issues: FieldIssues, field: string): string | null {
  return issues.get(field)?.join(' ') ?? null;
}
