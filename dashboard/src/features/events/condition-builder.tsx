import { Button, IconButton, Select } from '@belfry/ui';
import type { ReactElement } from 'react';
import { newTest } from './catalogue.ts';
import type { DraftGroup, DraftPart, Match } from './condition-draft.ts';
import { emptyGroup } from './condition-draft.ts';
import type { BuilderContext } from './test-row.tsx';
import { TestRow } from './test-row.tsx';
import { Problems } from './problems.tsx';

interface GroupEditorProps {
  readonly group: DraftGroup;
  /** 1 for the whole condition. */
  readonly level: number;
  readonly context: BuilderContext;
  readonly onChange: (part: DraftPart) => void;
  /** null: the whole condition cannot be removed. */
  readonly onRemove: (() => void) | null;
}

const matches: readonly { readonly value: Match; readonly label: string }[] = [
  { value: 'all', label: 'All of these' },
  { value: 'any', label: 'Any of these' },
  { value: 'none', label: 'None of these' },
  { value: 'not-all', label: 'Not all of these' },
];
const deepest = 8;

/** Conditions joined by all, any or none, with groups inside groups; every part is an ordinary form control. */
export function GroupEditor({ group, level, context, onChange, onRemove }: GroupEditorProps): ReactElement {
  const change = (part: DraftPart): void =>
    onChange({ ...group, of: group.of.map((one) => (one.key === part.key ? part : one)) });
  const remove = (key: string): void => onChange({ ...group, of: group.of.filter((one) => one.key !== key) });
  const label = matches.find(({ value }) => value === group.match)?.label ?? '';
  return (
    <div className="events-group" role="group" aria-label={level === 1 ? 'Conditions' : `Group ${level}: ${label}`}>
      <GroupHead group={group} onChange={onChange} onRemove={onRemove} />
      {group.of.length === 0 && (
        <p className="ui-muted">
          {level === 1 ? 'No conditions: it fires every time.' : 'This group asks nothing yet.'}
        </p>
      )}
      <ul className="events-parts">
        {group.of.map((part) =>
          part.kind === 'test' ? (
            <TestRow key={part.key} test={part} context={context} onChange={change} onRemove={() => remove(part.key)} />
          ) : (
            <li key={part.key}>
              <GroupEditor
                group={part}
                level={level + 1}
                context={context}
                onChange={change}
                onRemove={() => remove(part.key)}
              />
            </li>
          ),
        )}
      </ul>
      <Problems of={context.issues.get(group.key)} />
      <GroupTools group={group} level={level} context={context} onChange={onChange} />
    </div>
  );
}

function GroupHead({
  group,
  onChange,
  onRemove,
}: Pick<GroupEditorProps, 'group' | 'onChange' | 'onRemove'>): ReactElement {
  return (
    <div className="events-group-head">
      <Select
        label="How they must hold"
        size="small"
        options={matches}
        value={group.match}
        onValueChange={(match) => onChange({ ...group, match })}
      />
      {onRemove && <IconButton icon="close" label="Remove the group" size="small" onClick={onRemove} />}
    </div>
  );
}

function GroupTools({ group, level, context, onChange }: Omit<GroupEditorProps, 'onRemove'>): ReactElement {
  const [first] = context.type.fields;
  const add = (part: DraftPart): void => onChange({ ...group, of: [...group.of, part] });
  const nested = group.match === 'all' ? 'any' : 'all';
  return (
    <div className="ui-row">
      {first && (
        <Button size="small" icon="plus" onClick={() => add(newTest(context.catalogue, first))}>
          Condition
        </Button>
      )}
      {level < deepest && (
        <Button size="small" variant="ghost" icon="plus" onClick={() => add(emptyGroup(nested))}>
          Group
        </Button>
      )}
    </div>
  );
}
