import { classNames, formatDateTime, Icon } from '@belfry/ui';
import { memo, type MouseEvent, type ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { ListedDefinition } from './events.documents.ts';
import type { ListActions } from './list-actions.ts';
import { RowMenu } from './row-menu.tsx';
import { sparkPath, usageMark, usageWords } from './usage.ts';

interface DefinitionRowProps {
  readonly definition: ListedDefinition;
  readonly words: { readonly type: string; readonly actions: string };
  readonly showOwner: boolean;
  readonly selected: boolean;
  readonly actions: ListActions;
  readonly onSelect: (id: string, extend: boolean) => void;
}

/** One event of a list. Plain markup: there are many, and they change while they are looked at. */
export const DefinitionRow = memo(function DefinitionRow(props: DefinitionRowProps): ReactElement {
  const { definition, words, showOwner, selected, actions, onSelect } = props;
  const { id, name, category, sentence, lastFiredAt, owner } = definition;
  const ownerName = owner?.name ?? 'Global';
  const choose = (event: MouseEvent): void => onSelect(id, event.shiftKey);
  return (
    <tr tabIndex={-1} data-definition={id} aria-selected={selected} className={definition.enabled ? '' : 'events-off'}>
      <td className="events-check">
        <input
          type="checkbox"
          className="ui-checkbox-input events-box"
          aria-label={`Choose ${name}`}
          checked={selected}
          onClick={choose}
          readOnly
        />
      </td>
      <td className="events-check">
        <EnabledSwitch definition={definition} actions={actions} />
      </td>
      <td>
        <AppLink className="events-name" to={paths.events.edit(id)}>
          {name}
        </AppLink>
        <Marks definition={definition} />
        <span className="events-narrow-only ui-muted">
          {showOwner ? `${ownerName}: ` : ''}
          {sentence}
        </span>
      </td>
      <td className="events-wider">
        {category} <span className="ui-muted">{words.type}</span>
      </td>
      <td className="events-wide events-sentence">{sentence}</td>
      <td className="events-wider events-sentence">{words.actions}</td>
      <td className="ui-num events-fired">
        <Fired usage={definition.usage} />
      </td>
      <td className="events-wide ui-tabular">
        {lastFiredAt === null ? <span className="ui-muted">–</span> : formatDateTime(lastFiredAt, serverNow())}
      </td>
      {showOwner && <td className="events-wide">{ownerName}</td>}
      <td className="events-check">
        <RowMenu definition={definition} actions={actions} />
      </td>
    </tr>
  );
});

function EnabledSwitch({ definition, actions }: Pick<DefinitionRowProps, 'definition' | 'actions'>): ReactElement {
  const { id, name, viewerCanEdit } = definition;
  const enabled = actions.enabledOf(definition);
  return (
    <span
      className="events-switch"
      data-tip={viewerCanEdit ? undefined : 'Only its owner, or who may edit Global events, can change this.'}
    >
      <input
        type="checkbox"
        role="switch"
        className="ui-switch"
        aria-label={`${name} is on`}
        checked={enabled}
        disabled={!viewerCanEdit}
        onChange={(event) => void actions.enable([{ id, name }], event.target.checked)}
      />
    </span>
  );
}

function Marks({ definition }: Pick<DefinitionRowProps, 'definition'>): ReactElement {
  const { pausedReason, shadow, mutedByViewer, usage, doubts } = definition;
  const mark = usageMark(usage);
  return (
    <>
      {pausedReason !== null && <Mark tone="warning" word="Paused" why={pausedReason} />}
      {shadow && <Mark tone="info" word="Shadow" why="Its firings are kept, but nobody is told and nothing is done." />}
      {mutedByViewer && <Mark tone="neutral" word="Muted for you" why="You are not told of it. Others are." />}
      {mark && (
        <Mark
          tone={mark.word === 'noisy' ? 'warning' : 'neutral'}
          word={mark.word === 'noisy' ? '⚠ noisy' : 'dead'}
          why={mark.why}
        />
      )}
      {doubts.length > 0 && (
        <Mark
          tone="warning"
          word={doubts.length === 1 ? '1 doubt' : `${doubts.length} doubts`}
          why={doubts[0]?.message ?? ''}
        />
      )}
    </>
  );
}

function Mark({ tone, word, why }: { tone: string; word: string; why: string }): ReactElement {
  return (
    <span className="ui-badge events-mark" data-tone={tone} data-tip={why} tabIndex={0}>
      {word}
      <span className="ui-sr">: {why}</span>
    </span>
  );
}

const spark = { width: 60, height: 16 };

function Fired({ usage }: { usage: ListedDefinition['usage'] }): ReactElement {
  return (
    <span className="events-usage" title={usageWords(usage)}>
      <svg
        className={classNames('events-spark', usage.noisy && 'events-spark-noisy')}
        width={spark.width}
        height={spark.height}
        viewBox={`0 0 ${spark.width} ${spark.height}`}
        aria-hidden="true"
      >
        <path d={sparkPath(usage.hours, spark)} />
      </svg>
      <span>{usage.firedLastDay.toLocaleString('en')}</span>
      {usage.noisy && <Icon name="warning" size={12} />}
    </span>
  );
}
