import { Banner, Button, TabPanel, Tabs, TextInput, Field } from '@belfry/ui';
import type { PermissionArea } from '@belfry/domain';
import { areaLevelOf } from '@belfry/domain';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useViewer } from '../../data/index.ts';
import { AreaTab } from './area-tab.tsx';
import { AreaTable } from './area-table.tsx';
import { areas, changesBetween, draftOf, effectWords } from './role-draft.ts';
import { RoleHead } from './role-head.tsx';
import { RoleLimits } from './role-limits.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import type { RoleData } from './roles.documents.ts';

interface RoleDetailProps {
  readonly role: RoleData;
  /** Another role was made, or none is left here (null). */
  readonly onMade: (id: string | null) => void;
}

const overview = 'overview';

/** One role: what it allows, area by area; what is custom has a tab of its own. */
export function RoleDetail({ role, onMade }: RoleDetailProps): ReactElement {
  const stored = draftOf(role);
  const [draft, setDraft] = useState(stored);
  const [opened, setOpened] = useState<readonly PermissionArea[]>([]);
  const [tab, setTab] = useState<string>(overview);
  const [reviewing, setReviewing] = useState(false);
  const editable = useViewer().can('roles:manage') && role.adjustable;
  const changes = changesBetween(stored, draft);
  const own = areas.filter((area) => opened.includes(area) || areaLevelOf(area, draft.grants) === 'custom');
  const openArea = (area: PermissionArea): void => {
    setOpened([...opened, area]);
    setTab(area);
  };
  const closeArea = (area: PermissionArea): void => setOpened(opened.filter((one) => one !== area));
  const tabs = [{ value: overview, label: 'Areas' }, ...own.map((area) => ({ value: area as string, label: area }))];
  const shown = tabs.some(({ value }) => value === tab) ? tab : overview;
  return (
    <section className="admin-detail" aria-label={role.name}>
      <RoleHead role={role} onMade={onMade} />
      {!role.adjustable && (
        <Banner tone="info">Administrator may do everything, and stays as it is: somebody must be able to.</Banner>
      )}
      <fieldset className="admin-fields" disabled={!editable}>
        <legend className="ui-sr">What {role.name} may do</legend>
        {!role.shipped && (
          <Field label="Name">
            <TextInput value={draft.name} maxLength={60} onValueChange={(name) => setDraft({ ...draft, name })} />
          </Field>
        )}
        <Tabs label="Areas of this role" value={shown} onValueChange={setTab} tabs={tabs}>
          <TabPanel value={overview} className="admin-panel">
            <AreaTable draft={draft} opened={opened} onChange={setDraft} onCustom={openArea} onLevel={closeArea} />
            <RoleLimits limits={draft.limits} onChange={(limits) => setDraft({ ...draft, limits })} />
          </TabPanel>
          {own.map((area) => (
            <TabPanel key={area} value={area} className="admin-panel">
              <AreaTab area={area} grants={draft.grants} onChange={(grants) => setDraft({ ...draft, grants })} />
            </TabPanel>
          ))}
        </Tabs>
      </fieldset>
      {changes.length > 0 && (
        <div className="admin-save" role="region" aria-label="Unsaved changes">
          <span aria-live="polite">{effectWords(changes.length, role.userCount)}</span>
          <Button size="small" onClick={() => setDraft(stored)}>
            Discard
          </Button>
          <Button size="small" variant="primary" onClick={() => setReviewing(true)}>
            Review and save
          </Button>
        </div>
      )}
      {reviewing && (
        <ReviewDialog role={role} before={stored} after={draft} changes={changes} onClose={() => setReviewing(false)} />
      )}
    </section>
  );
}
