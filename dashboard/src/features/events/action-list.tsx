import { Button, IconButton, Select } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { ActionDraft } from './action-draft.ts';
import { newNotify, newSendEmail, severityNames } from './action-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { Recipients } from './recipients.tsx';
import { VariableText } from './variable-text.tsx';
import { Problems } from './problems.tsx';

interface ActionListProps {
  readonly actions: readonly ActionDraft[];
  readonly type: EventTypeData;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  readonly onChange: (actions: readonly ActionDraft[]) => void;
}

/** What it does when it fires, in order. */
export function ActionList(props: ActionListProps): ReactElement {
  const { actions, type, issues, onChange } = props;
  const texts = { title: type.defaultTitle, body: type.defaultBody };
  const moved = (index: number, by: 1 | -1): void => {
    const [one] = actions.slice(index, index + 1);
    if (one) onChange(actions.toSpliced(index, 1).toSpliced(index + by, 0, one));
  };
  return (
    <div className="events-actions">
      <ol className="events-parts">
        {actions.map((action, index) => (
          <li key={action.key} className="events-action">
            <ActionHead
              action={action}
              index={index}
              count={actions.length}
              onMove={(by) => moved(index, by)}
              onRemove={() => onChange(actions.filter((one) => one.key !== action.key))}
            />
            <ActionFields
              {...props}
              action={action}
              onChange={(changed) => onChange(actions.map((one) => (one.key === changed.key ? changed : one)))}
            />
          </li>
        ))}
      </ol>
      <Problems of={issues.get('actions')} />
      <div className="ui-row">
        <Button size="small" icon="plus" onClick={() => onChange([...actions, newNotify(texts)])}>
          Notify
        </Button>
        <Button size="small" icon="plus" onClick={() => onChange([...actions, newSendEmail(texts)])}>
          Send e-mail
        </Button>
      </div>
    </div>
  );
}

interface ActionHeadProps {
  readonly action: ActionDraft;
  readonly index: number;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function ActionHead({ action, index, count, onMove, onRemove }: ActionHeadProps): ReactElement {
  const last = index === count - 1;
  return (
    <div className="events-action-head">
      <h3>
        {index + 1}. {action.kind === 'notify' ? 'Notify' : 'Send e-mail'}
      </h3>
      <IconButton icon="chevron-up" label="Move up" disabled={index === 0} onClick={() => onMove(-1)} />
      <IconButton icon="chevron-down" label="Move down" disabled={last} onClick={() => onMove(1)} />
      <IconButton icon="close" label="Remove the action" onClick={onRemove} />
    </div>
  );
}

interface ActionFieldsProps extends Omit<ActionListProps, 'actions' | 'onChange'> {
  readonly action: ActionDraft;
  readonly onChange: (action: ActionDraft) => void;
}

function ActionFields({ action, type, catalogue, directory, issues, onChange }: ActionFieldsProps): ReactElement {
  const kinds =
    action.kind === 'notify' ? catalogue.recipients.filter(({ needs }) => needs !== 'address') : catalogue.recipients;
  return (
    <>
      <div className="events-action-line">
        <Recipients
          to={action.to}
          kinds={kinds}
          directory={directory}
          problems={[...(issues.get(`${action.key}.to`) ?? []), ...(issues.get(action.key) ?? [])]}
          onChange={(to) => onChange({ ...action, to })}
        />
        {action.kind === 'notify' && (
          <div className="events-severity">
            <span className="events-label" aria-hidden="true">
              Severity
            </span>
            <Select
              label="Severity"
              options={severityNames.map((name) => ({ value: name, label: severityWords[name] }))}
              value={action.severity}
              onValueChange={(severity) => onChange({ ...action, severity })}
            />
          </div>
        )}
      </div>
      <ActionTexts action={action} type={type} issues={issues} onChange={onChange} />
    </>
  );
}

type ActionTextsProps = Pick<ActionFieldsProps, 'action' | 'type' | 'issues' | 'onChange'>;

function ActionTexts({ action, type, issues, onChange }: ActionTextsProps): ReactElement {
  const problemAt = (field: string): string | null => issues.get(`${action.key}.${field}`)?.join(' ') ?? null;
  return (
    <>
      {action.kind === 'notify' ? (
        <VariableText
          label="Title"
          value={action.title}
          variables={type.variables}
          error={problemAt('title')}
          onChange={(title) => onChange({ ...action, title })}
        />
      ) : (
        <VariableText
          label="Subject"
          value={action.subject}
          variables={type.variables}
          error={problemAt('subject')}
          onChange={(subject) => onChange({ ...action, subject })}
        />
      )}
      <VariableText
        multiline
        label="Text"
        value={action.body}
        variables={type.variables}
        error={problemAt('body')}
        onChange={(body) => onChange({ ...action, body })}
      />
    </>
  );
}

const severityWords = { info: 'Information', warning: 'Warning', critical: 'Critical' };
