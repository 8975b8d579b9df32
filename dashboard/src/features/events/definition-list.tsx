import { Button, buttonClass, EmptyState, ErrorState, Skeleton, Table } from '@belfry/ui';
import type { ReactElement, RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResultOf } from '../../data/index.ts';
import { useData } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { actionWords } from './action-words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { typeNamed } from './catalogue.ts';
import { DefinitionRow } from './definition-row.tsx';
import type { EventListSearch } from './event-list-filter.ts';
import { definitionFilterOf, matchesState } from './event-list-filter.ts';
import type { CatalogueData, ScopeName } from './events.documents.ts';
import { definitionsDocument } from './events.documents.ts';
import type { ListActions } from './list-actions.ts';
import { useListActions } from './list-actions.ts';
import { ListHead } from './list-head.tsx';
import { ListQuestion } from './list-questions.tsx';
import type { Selection } from './selection.ts';
import { allOf, extended, nothingSelected, toggled } from './selection.ts';
import { rowsIn, useListKeys } from './use-list-keys.ts';

interface DefinitionListProps {
  readonly scope: ScopeName;
  readonly search: EventListSearch;
  readonly catalogue: CatalogueData | null;
  /** null: the viewer may make none here. */
  readonly createPath: string | null;
  readonly onClear: () => void;
}

const columns = 11;

/** The events of one kind of owner, with what can be done to one or to many of them. */
export function DefinitionList(props: DefinitionListProps): ReactElement {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [turn, setTurn] = useState(0);
  const onChanged = useCallback(() => setTurn((before) => before + 1), []);
  const list = useRef<HTMLDivElement>(null);
  const { actions, question, answered } = useListActions(onChanged);
  const { selection, select, all, clear } = useSelection(list);
  const chosen = (): readonly { id: string; name: string }[] =>
    [...selection.ids].map((id) => ({ id, name: nameIn(list.current, id) }));
  return (
    <div ref={list} className="events-list">
      {selection.ids.size > 0 && (
        <BulkBar
          count={selection.ids.size}
          onEnable={(enabled) => void actions.enable(chosen(), enabled)}
          onExport={() => void actions.exportFile(chosen())}
          onClear={clear}
        />
      )}
      <Table label="Events">
        <ListHead scope={props.scope} chosen={selection.ids.size > 0} onAll={all} />
        {cursors.map((after, index) => (
          <ListPage
            key={after ?? ''}
            {...props}
            after={after}
            turn={turn}
            actions={actions}
            selection={selection}
            onSelect={select}
            onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
          />
        ))}
      </Table>
      {question && <ListQuestion question={question} onClose={answered} onChanged={onChanged} />}
    </div>
  );
}

/** Which rows are chosen, by mouse or by keyboard. */
function useSelection(list: RefObject<HTMLElement | null>) {
  const [selection, setSelection] = useState(nothingSelected);
  const order = useCallback(() => rowsIn(list.current).map((row) => row.dataset['definition'] ?? ''), [list]);
  const select = useCallback(
    (id: string, extend: boolean) =>
      setSelection((before) => (extend ? extended(before, id, order()) : toggled(before, id))),
    [order],
  );
  const all = useCallback(() => setSelection((before) => allOf(before, order())), [order]);
  const clear = useCallback(() => setSelection(nothingSelected), []);
  useListKeys({
    list,
    onToggle: (id) => select(id, false),
    onExtend: (id) => select(id, true),
    onAll: all,
    onClear: clear,
  });
  return { selection, select, all, clear };
}

function nameIn(list: HTMLElement | null, id: string): string {
  const row = rowsIn(list).find((one) => one.dataset['definition'] === id);
  return row?.querySelector('a')?.textContent ?? '';
}

interface ListPageProps extends DefinitionListProps {
  readonly after: string | null;
  /** Counts the changes after which the page is to be read anew. */
  readonly turn: number;
  readonly actions: ListActions;
  readonly selection: Selection;
  readonly onSelect: (id: string, extend: boolean) => void;
  /** null: the next page is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function ListPage(props: ListPageProps): ReactElement {
  const { scope, search, after, turn } = props;
  const { refresh, ...page } = useData(definitionsDocument, { scope, filter: definitionFilterOf(search), after });
  useEffect(() => {
    if (turn > 0) refresh();
  }, [turn, refresh]);
  switch (page.state) {
    case 'loading':
      return (
        <Whole>
          <Skeleton lines={6} />
        </Whole>
      );
    case 'failed':
      return (
        <Whole>
          <ErrorState
            title="The events cannot be loaded"
            detail={page.problem.message}
            code={page.problem.code}
            onRetry={refresh}
          />
        </Whole>
      );
    case 'ready':
      return <Rows {...props} connection={page.data.eventDefinitions} />;
  }
}

interface RowsProps extends ListPageProps {
  readonly connection: ResultOf<typeof definitionsDocument>['eventDefinitions'];
}

function Rows({ connection, onMore, catalogue, ...list }: RowsProps): ReactElement {
  const { nodes, pageInfo } = connection;
  const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const shown = nodes.filter((definition) => matchesState(definition, list.search.state));
  if (shown.length === 0 && list.after === null && cursor === null) {
    return (
      <Whole>
        <Nothing narrowed={Object.keys(list.search).length > 0} createPath={list.createPath} onClear={list.onClear} />
      </Whole>
    );
  }
  return (
    <tbody>
      {shown.map((definition) => (
        <DefinitionRow
          key={definition.id}
          definition={definition}
          words={{
            type: (catalogue && typeNamed(catalogue, definition.eventType)?.type.label) ?? '',
            actions: actionWords(definition.actions, catalogue?.actions ?? []),
          }}
          showOwner={list.scope === 'EMPLOYEES'}
          selected={list.selection.ids.has(definition.id)}
          actions={list.actions}
          onSelect={list.onSelect}
        />
      ))}
      {cursor !== null && onMore && (
        <tr>
          <td colSpan={columns}>
            <Button size="small" onClick={() => onMore(cursor)}>
              Show more
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Whole({ children }: { children: ReactElement }): ReactElement {
  return (
    <tbody>
      <tr>
        <td colSpan={columns}>{children}</td>
      </tr>
    </tbody>
  );
}

interface NothingProps {
  readonly narrowed: boolean;
  readonly createPath: string | null;
  readonly onClear: () => void;
}

function Nothing({ narrowed, createPath, onClear }: NothingProps): ReactElement {
  if (narrowed)
    return (
      <EmptyState icon="filter" title="No event matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
        Widen the filters to see more.
      </EmptyState>
    );
  if (createPath === null)
    return (
      <EmptyState icon="events" title="No events here">
        What others set up for everyone appears here.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="events"
      title="No events yet"
      action={
        <AppLink className={buttonClass({ variant: 'primary' })} to={createPath}>
          New event
        </AppLink>
      }
    >
      An event watches what happens and tells you: for example when your call was muted for longer than 30 seconds.
    </EmptyState>
  );
}
