import { Button, buttonClass, EmptyState, ErrorState, Skeleton, Table } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { ResultOf } from '../../data/index.ts';
import { useData } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { DefinitionRow } from './definition-row.tsx';
import type { EventListSearch } from './event-list-filter.ts';
import { definitionFilterOf } from './event-list-filter.ts';
import type { ScopeName } from './events.documents.ts';
import { definitionsDocument } from './events.documents.ts';

interface DefinitionListProps {
  readonly scope: ScopeName;
  readonly search: EventListSearch;
  /** null: the viewer may make none here. */
  readonly createPath: string | null;
  readonly onClear: () => void;
}

const columns = 8;

export function DefinitionList(props: DefinitionListProps): ReactElement {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { scope } = props;
  return (
    <Table label="Events">
      <thead>
        <tr>
          <th scope="col">On</th>
          <th scope="col">Name</th>
          <th scope="col" className="events-wider">
            Category
          </th>
          <th scope="col" className="events-wide">
            When
          </th>
          <th scope="col" className="events-wider">
            Then
          </th>
          <th scope="col" className="ui-num">
            Fired in 24 h
          </th>
          <th scope="col" className="events-wide">
            Last
          </th>
          {scope === 'EMPLOYEES' && (
            <th scope="col" className="events-wide">
              Owner
            </th>
          )}
          <th scope="col">
            <span className="ui-sr">More</span>
          </th>
        </tr>
      </thead>
      {cursors.map((after, index) => (
        <ListPage
          key={after ?? ''}
          {...props}
          after={after}
          onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
        />
      ))}
    </Table>
  );
}

interface ListPageProps extends DefinitionListProps {
  readonly after: string | null;
  /** null: the next page is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function ListPage(props: ListPageProps): ReactElement {
  const { scope, search, after } = props;
  const page = useData(definitionsDocument, { scope, filter: definitionFilterOf(search), after });
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
            onRetry={page.refresh}
          />
        </Whole>
      );
    case 'ready':
      return <Rows {...props} connection={page.data.eventDefinitions} onChanged={page.refresh} />;
  }
}

interface RowsProps extends ListPageProps {
  readonly connection: ResultOf<typeof definitionsDocument>['eventDefinitions'];
  readonly onChanged: () => void;
}

function Rows({ connection, onChanged, onMore, ...list }: RowsProps): ReactElement {
  const { nodes, pageInfo } = connection;
  const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (nodes.length === 0 && list.after === null) {
    return (
      <Whole>
        <Nothing narrowed={Object.keys(list.search).length > 0} createPath={list.createPath} onClear={list.onClear} />
      </Whole>
    );
  }
  return (
    <tbody>
      {nodes.map((definition) => (
        <DefinitionRow
          key={definition.id}
          definition={definition}
          showOwner={list.scope === 'EMPLOYEES'}
          onChanged={onChanged}
        />
      ))}
      {cursor !== null && onMore && (
        <tr>
          <td colSpan={columns + 1}>
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
        <td colSpan={columns + 1}>{children}</td>
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
