import { Checkbox, Select } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { ActionDraft, FrequencyDraft } from './action-draft.ts';
import type { ActionContext } from './action-context.ts';
import { ActionPartField } from './action-part-field.tsx';
import { Problems } from './problems.tsx';
import { TimeAmountFields } from './time-amount-input.tsx';

interface ActionFieldsProps {
  readonly context: ActionContext;
  readonly action: ActionDraft;
  readonly onChange: (action: ActionDraft) => void;
}

/** The form of one action, drawn from the parts that the catalogue declares for its kind. */
export function ActionFields({ context, action, onChange }: ActionFieldsProps): ReactElement {
  const kind = context.catalogue.actions.find((one) => one.kind === action.kind);
  return (
    <>
      <Problems of={context.issues.get(action.key)} />
      {kind === undefined && <p className="ui-muted">This action is kept as it is; it cannot be changed here.</p>}
      {kind?.parts.length === 0 && <p className="ui-muted">{kind.meaning}</p>}
      <div className="events-action-parts">
        {kind?.parts.map((part) => (
          <ActionPartField
            key={part.name}
            part={part}
            value={action.parts[part.name]}
            context={context}
            error={context.issues.get(`${action.key}.${part.name}`)?.join(' ') ?? null}
            onChange={(value) => onChange({ ...action, parts: { ...action.parts, [part.name]: value } })}
          />
        ))}
      </div>
      <FrequencyFields frequency={action.frequency} onChange={(frequency) => onChange({ ...action, frequency })} />
      <Problems of={context.issues.get(`${action.key}.frequency`)} />
    </>
  );
}

interface FrequencyFieldsProps {
  readonly frequency: FrequencyDraft | null;
  readonly onChange: (frequency: FrequencyDraft | null) => void;
}

const usual: FrequencyDraft = { every: { amount: '5', unit: 'min' }, per: 'item' };
const each = [
  { value: 'item' as const, label: 'for each item' },
  { value: 'event' as const, label: 'for this event as a whole' },
];

/** How often at most; what is held back is summed up in the next one. */
function FrequencyFields({ frequency, onChange }: FrequencyFieldsProps): ReactElement {
  return (
    <div className="events-frequency">
      <Checkbox
        label="At most once every"
        checked={frequency !== null}
        onCheckedChange={(limited) => onChange(limited ? usual : null)}
      />
      {frequency ? (
        <>
          <TimeAmountFields
            label="At most once every"
            value={frequency.every}
            onChange={(every) => onChange({ ...frequency, every })}
          />
          <Select
            label="Counted"
            options={each}
            value={frequency.per}
            onValueChange={(per) => onChange({ ...frequency, per })}
          />
          <span className="ui-muted events-note">What is held back is counted in #HELDBACK# of the next one.</span>
        </>
      ) : (
        <span className="ui-muted events-note">…now: every time</span>
      )}
    </div>
  );
}
