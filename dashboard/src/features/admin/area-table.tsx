import type { PermissionArea } from '@belfry/domain';
import { areaLevelOf, permissions, permissionsOf, withAreaLevel } from '@belfry/domain';
import { ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { RoleDraft } from './role-draft.ts';
import { areas, scopeWords } from './role-draft.ts';

interface AreaTableProps {
  readonly draft: RoleDraft;
  /** Areas that are shown switch by switch though they amount to a level. */
  readonly opened: readonly PermissionArea[];
  readonly onChange: (draft: RoleDraft) => void;
  readonly onCustom: (area: PermissionArea) => void;
  readonly onLevel: (area: PermissionArea) => void;
}

const levels = [
  { value: 'none' as const, label: 'None' },
  { value: 'read' as const, label: 'Read' },
  { value: 'full' as const, label: 'Full' },
  { value: 'custom' as const, label: 'Custom' },
];

/** How much of each area the role allows. */
export function AreaTable({ draft, opened, onChange, onCustom, onLevel }: AreaTableProps): ReactElement {
  return (
    <ul className="admin-areas">
      {areas.map((area) => (
        <li key={area} className="admin-area">
          <span className="admin-area-name">{area}</span>
          <ToggleGroup
            label={area}
            options={levels}
            value={opened.includes(area) ? 'custom' : areaLevelOf(area, draft.grants)}
            onValueChange={(level) => {
              if (level === 'custom') return onCustom(area);
              onLevel(area);
              onChange({ ...draft, grants: withAreaLevel(draft.grants, { area, level }) });
            }}
          />
          <span className="ui-muted admin-area-words">{areaWords(area, draft)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is allowed in an area, in a few words. */
function areaWords(area: PermissionArea, { grants }: RoleDraft): string {
  const allowed = permissionsOf(area).flatMap((id) => {
    const scope = grants[id] ?? 'none';
    if (scope === 'none') return [];
    return [
      permissions[id].scopes.length > 1
        ? `${permissions[id].label} (${scopeWords[scope].toLowerCase()})`
        : permissions[id].label,
    ];
  });
  return allowed.length === 0 ? 'Nothing' : allowed.join(', ');
}
