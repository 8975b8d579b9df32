import type { Grants, PermissionArea, PermissionId, Scope } from '@belfry/domain';
import { hasMyEvents, permissions, permissionsOf, reaches, withMyEvents } from '@belfry/domain';
import { Checkbox, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { scopeWords } from './role-draft.ts';

interface AreaTabProps {
  readonly area: PermissionArea;
  readonly grants: Grants;
  readonly onChange: (grants: Grants) => void;
}

/** Every switch of one area. */
export function AreaTab({ area, grants, onChange }: AreaTabProps): ReactElement {
  const rest = permissionsOf(area).filter((id) => id !== 'events:write');
  return (
    <ul className="admin-switches">
      {area === 'Events' && <MyEvents grants={grants} onChange={onChange} />}
      {rest.map((id) => (
        <PermissionLine
          key={id}
          id={id}
          scope={grants[id] ?? 'none'}
          onChange={(scope) => onChange({ ...grants, [id]: scope })}
        />
      ))}
    </ul>
  );
}

/** The one switch that opens events at all, and how far it then reaches. */
function MyEvents({ grants, onChange }: Omit<AreaTabProps, 'area'>): ReactElement {
  const on = hasMyEvents(grants);
  return (
    <>
      <li className="admin-switch">
        <Checkbox
          label="Create and Edit My Events"
          checked={on}
          onCheckedChange={(next) => onChange(withMyEvents(grants, next))}
        />
        <span className="ui-muted admin-area-words">
          Have events of their own. Without it the Events pages and their part of the API are closed.
        </span>
      </li>
      <li className="admin-switch">
        <Checkbox
          label="Create and Edit Global and Employees’ Events"
          checked={reaches(grants['events:write'] ?? 'none', 'all')}
          onCheckedChange={(next) =>
            onChange(
              next
                ? { ...grants, 'events:write': 'all', 'events:read': 'all' }
                : { ...grants, 'events:write': on ? 'own' : 'none' },
            )
          }
        />
        <span className="ui-muted admin-area-words">
          Write what counts for everyone; stop, hand over and copy what others have.
        </span>
      </li>
    </>
  );
}

interface PermissionLineProps {
  readonly id: PermissionId;
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

function PermissionLine({ id, scope, onChange }: PermissionLineProps): ReactElement {
  const { label, meaning, scopes } = permissions[id];
  return (
    <li className="admin-switch">
      {scopes.length === 1 ? (
        <Checkbox
          label={label}
          checked={scope !== 'none'}
          onCheckedChange={(on) => onChange(on ? (scopes[0] ?? 'none') : 'none')}
        />
      ) : (
        <>
          <span className="admin-area-name">{label}</span>
          <ToggleGroup
            label={label}
            options={(['none', ...scopes] as const).map((value) => ({ value, label: scopeWords[value] }))}
            value={scope}
            onValueChange={onChange}
          />
        </>
      )}
      <span className="ui-muted admin-area-words">{meaning}</span>
    </li>
  );
}
