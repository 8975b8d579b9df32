import { Button, Select } from '@belfry/ui';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef } from 'react';
import { newTest } from './catalogue.ts';
import type { DraftGroup, DraftPart, Match } from './condition-draft.ts';
import { duplicated, emptyGroup, moved, replaced, without } from './condition-draft.ts';
import type { BuilderContext, BuilderEdits } from './builder-context.ts';
import { keepFocusIn, stepOfPress } from './move-keys.ts';
import { PartTools } from './part-tools.tsx';
import { Problems } from './problems.tsx';
import { TestRow } from './test-row.tsx';

interface ConditionBuilderProps extends Omit<BuilderContext, 'edit'> {
  readonly label: string;
  readonly condition: DraftGroup;
  readonly onChange: (condition: DraftGroup) => void;
}

/**
 * Conditions joined by all, any or none, with groups inside groups. Every part is an ordinary form control; Alt with ↑ or
 * ↓ moves the one that has the focus.
 */
export function ConditionBuilder({ label, condition, onChange, ...known }: ConditionBuilderProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const move = (key: string, by: 1 | -1): void => {
    const next = moved(condition, key, by);
    if (next === condition) return;
    onChange(next);
    keepFocusIn(box.current, key);
  };
  const edit: BuilderEdits = {
    move,
    replace: (part) => onChange(replaced(condition, part)),
    duplicate: (key) => onChange(duplicated(condition, key)),
    remove: (key) => onChange(without(condition, key)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOfPress(event);
    if (step) move(step.key, step.by);
  };
  return (
    <div ref={box} onKeyDownCapture={onKeyDown}>
      <GroupEditor group={condition} level={1} label={label} context={{ ...known, edit }} />
    </div>
  );
}

interface GroupEditorProps {
  readonly group: DraftGroup;
  /** 1 for the whole condition. */
  readonly level: number;
  readonly label: string;
  readonly context: BuilderContext;
}

const matches: readonly { readonly value: Match; readonly label: string }[] = [
  { value: 'all', label: 'All of these' },
  { value: 'any', label: 'Any of these' },
  { value: 'none', label: 'None of these' },
  { value: 'not-all', label: 'Not all of these' },
];
const deepest = 8;

function GroupEditor({ group, level, label, context }: GroupEditorProps): ReactElement {
  return (
    <div className="events-group" role="group" aria-label={label} data-match={group.match}>
      <GroupHead group={group} level={level} context={context} />
      {group.of.length === 0 && (
        <p className="ui-muted events-note">
          {level === 1 ? 'No conditions: it fires every time.' : 'This group asks nothing yet.'}
        </p>
      )}
      <ul className="events-parts">
        {group.of.map((part) =>
          part.kind === 'test' ? (
            <TestRow key={part.key} test={part} context={context} />
          ) : (
            <li key={part.key} data-part={part.key}>
              <GroupEditor
                group={part}
                level={level + 1}
                label={`Group ${level + 1}: ${matches.find(({ value }) => value === part.match)?.label ?? ''}`}
                context={context}
              />
            </li>
          ),
        )}
      </ul>
      <Problems of={context.issues.get(group.key)} />
      <GroupTools group={group} level={level} context={context} />
    </div>
  );
}

type GroupPartProps = Pick<GroupEditorProps, 'group' | 'level' | 'context'>;

function GroupHead({ group, level, context }: GroupPartProps): ReactElement {
  return (
    <div className="events-group-head">
      <Select
        label="How they must hold"
        size="small"
        options={matches}
        value={group.match}
        onValueChange={(match) => context.edit.replace({ ...group, match })}
      />
      {level > 1 && <PartTools name="the group" partKey={group.key} edit={context.edit} />}
    </div>
  );
}

function GroupTools({ group, level, context }: GroupPartProps): ReactElement {
  const [first] = context.type.fields;
  const add = (part: DraftPart): void => context.edit.replace({ ...group, of: [...group.of, part] });
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
