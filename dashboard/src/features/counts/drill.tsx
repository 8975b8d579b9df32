import { Badge, Button, EmptyState, ErrorState, Skeleton, Table, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { channelWord, labelOf } from '../../shared/words.ts';
import type { CountFilter } from './count-filter.ts';
import type { Period } from './count-query.ts';
import { drillPeriod, eventFilterOf, instantText } from './count-query.ts';
import type { DrillEvent, DrillFilter } from './counts.documents.ts';
import { drillDocument } from './counts.documents.ts';

interface DrillProps {
  readonly filter: CountFilter;
  readonly period: Period;
  readonly onToggle: () => void;
}

/** The events behind the numbers, newest first, each with the way to its interaction. */
export function Drill({ filter, period, onToggle }: DrillProps): ReactElement {
  return (
    <section className="counts-panel" aria-labelledby="counts-events">
      <div className="counts-panel-header">
        <h2 id="counts-events">Events behind these numbers</h2>
        <Button size="small" aria-expanded={filter.events} onClick={onToggle}>
          {filter.events ? 'Hide events' : 'View events'}
        </Button>
      </div>
      {filter.events && (
        <DrillList
          key={JSON.stringify(eventFilterOf(filter)) + String(filter.at) + filter.range}
          filter={filter}
          period={period}
        />
      )}
    </section>
  );
}

function DrillList({ filter, period }: Omit<DrillProps, 'onToggle'>): ReactElement {
  // Held still while it is open: the time goes on, the list does not slip away under the reader.
  const [asked] = useState(() => drillPeriod(filter, period));
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const query: DrillFilter = {
    ...eventFilterOf(filter),
    occurredAt: { gte: instantText(asked.from), lt: instantText(asked.to) },
  };
  return (
    <Table label="User events" dense>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Type</th>
          <th scope="col">Interaction</th>
          <th scope="col" className="counts-wide">
            Queue
          </th>
          <th scope="col" className="counts-wide">
            User
          </th>
        </tr>
      </thead>
      {cursors.map((after, index) => (
        <DrillPage
          key={after ?? ''}
          query={query}
          after={after}
          last={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </Table>
  );
}

interface DrillPageProps {
  readonly query: DrillFilter;
  readonly after: string | null;
  readonly last: boolean;
  readonly onMore: (cursor: string) => void;
}

function DrillPage({ query, after, last, onMore }: DrillPageProps): ReactElement {
  const page = useData(drillDocument, { filter: query, after });
  if (page.state === 'loading')
    return (
      <Whole>
        <Skeleton lines={6} />
      </Whole>
    );
  if (page.state === 'failed')
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
  const { nodes, pageInfo } = page.data.userEvents;
  const cursor = pageInfo.hasNextPage && last ? pageInfo.endCursor : null;
  return (
    <tbody>
      {nodes.length === 0 && (
        <tr>
          <td colSpan={5}>
            <EmptyState icon="filter" title="No events in this time">
              Choose a longer time or clear the filters.
            </EmptyState>
          </td>
        </tr>
      )}
      {nodes.map((event) => (
        <DrillRow key={event.id} event={event} />
      ))}
      {cursor !== null && (
        <tr>
          <td colSpan={5}>
            <Button size="small" onClick={() => onMore(cursor)}>
              Show 50 more
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
        <td colSpan={5}>{children}</td>
      </tr>
    </tbody>
  );
}

function DrillRow({ event }: { event: DrillEvent }): ReactElement {
  const { interaction } = event;
  return (
    <tr>
      <td>
        <TimeStamp at={event.occurredAt} show="date-time" />
      </td>
      <td>
        {labelOf(event.type)} {event.anomaly !== null && <Badge tone="warning">{labelOf(event.anomaly)}</Badge>}
      </td>
      <td>
        {interaction ? (
          <AppLink className="ui-link" to={paths.interaction(interaction.id, { event: event.id })}>
            {interaction.subject ??
              (interaction.externalId
                ? `${channelWord(interaction.channel)} #${interaction.externalId}`
                : channelWord(interaction.channel))}
          </AppLink>
        ) : (
          <span className="ui-muted">–</span>
        )}
      </td>
      <td className="counts-wide">{event.queue?.name ?? <span className="ui-muted">–</span>}</td>
      <td className="counts-wide">{event.user?.name ?? <span className="ui-muted">–</span>}</td>
    </tr>
  );
}
