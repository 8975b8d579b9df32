import { Field, NumberInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { RoleDraft } from './role-draft.ts';

interface RoleLimitsProps {
  readonly limits: RoleDraft['limits'];
  readonly onChange: (limits: RoleDraft['limits']) => void;
}

/** How much each user of the role may set going. */
export function RoleLimits({ limits, onChange }: RoleLimitsProps): ReactElement {
  return (
    <div className="admin-limits" role="group" aria-label="Limits of each user">
      <Field label="Events of their own, at most" hint="No limit when empty.">
        <NumberInput value={limits.events} min={0} onValueChange={(events) => onChange({ ...limits, events })} />
      </Field>
      <Field label="Firings an hour, at most" hint="Of all their events together. No limit when empty.">
        <NumberInput
          value={limits.firingsPerHour}
          min={0}
          onValueChange={(firingsPerHour) => onChange({ ...limits, firingsPerHour })}
        />
      </Field>
    </div>
  );
}
