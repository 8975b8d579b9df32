import { Field, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { errorAt } from './issues.ts';
import { withEventType } from './with-event-type.ts';

interface WhatFieldsProps {
  readonly draft: DefinitionDraft;
  readonly type: EventTypeData | null;
  readonly catalogue: CatalogueData;
  readonly issues: FieldIssues;
  /** Whether the viewer may make events for everyone, and this one is not stored yet. */
  readonly choosesScope: boolean;
  readonly onChange: (draft: DefinitionDraft) => void;
}

const scopes = [
  { value: 'MINE' as const, label: 'My Events', hint: 'tells me' },
  { value: 'GLOBAL' as const, label: 'Global', hint: 'for everyone' },
];

/** Name, description, owner, category and type. */
export function WhatFields(props: WhatFieldsProps): ReactElement {
  const { draft, issues, choosesScope, onChange } = props;
  return (
    <div className="events-what">
      <Field label="Name" required error={errorAt(issues, 'name')}>
        <TextInput value={draft.name} maxLength={120} onValueChange={(name) => onChange({ ...draft, name })} />
      </Field>
      <Field label="Description" error={errorAt(issues, 'description')}>
        <TextInput
          value={draft.description}
          placeholder="What it is for"
          maxLength={1000}
          onValueChange={(description) => onChange({ ...draft, description })}
        />
      </Field>
      {choosesScope && (
        <Field label="For" error={errorAt(issues, 'scope')}>
          <Select options={scopes} value={draft.scope} onValueChange={(scope) => onChange({ ...draft, scope })} />
        </Field>
      )}
      <TypeFields {...props} />
    </div>
  );
}

const triggerWords: Readonly<Record<EventTypeData['trigger'], string>> = {
  EVENT: 'Event',
  TIMED: 'Timed',
  THRESHOLD: 'Threshold',
  MANUAL: 'Manual',
};

function TypeFields({ draft, type, catalogue, issues, onChange }: WhatFieldsProps): ReactElement {
  const open = catalogue.categories.filter((one) => draft.scope === 'GLOBAL' || !one.administratorsOnly);
  const category = catalogue.categories.find(({ name }) => name === draft.category);
  const types = (category?.eventTypes ?? []).filter((one) => draft.scope === 'GLOBAL' || !one.administratorsOnly);
  return (
    <>
      <Field label="Category" hint={category?.meaning ?? 'What kind of thing it watches.'}>
        <Select
          placeholder="Choose a category"
          options={open.map(({ name }) => ({ value: name, label: name }))}
          value={draft.category}
          onValueChange={(name) =>
            onChange({ ...draft, category: name, eventType: name === draft.category ? draft.eventType : null })
          }
        />
      </Field>
      <Field
        label="Type"
        hint={type ? `${triggerWords[type.trigger]}: ${type.meaning}` : 'What has to happen.'}
        error={errorAt(issues, 'eventType')}
      >
        <Select
          placeholder={category ? 'Choose a type' : 'Choose a category first'}
          disabled={types.length === 0}
          options={types.map(({ name, label }) => ({ value: name, label }))}
          value={draft.eventType}
          onValueChange={(name) => {
            const to = types.find((one) => one.name === name);
            if (to) onChange(withEventType(draft, { to, from: type, kinds: catalogue.actions }));
          }}
        />
      </Field>
    </>
  );
}
