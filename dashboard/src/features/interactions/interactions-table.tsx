import { Badge, Button, Duration, formatDuration, Icon, SortHeader, StateMark, Table, TimeStamp } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import { GrowingDuration } from '../../data/index.ts';
import type { ResultOf } from '../../data/index.ts';
import { durationToMs } from '../../shared/durations.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { channelIcon, channelWord, phaseWord, stateOfPhase } from '../../shared/words.ts';
import type { InteractionRow, interactionsDocument } from './interactions.documents.ts';
import type { InteractionsSearch, SortName } from './interactions-filter.ts';
import { orderOf, sortAfterClick } from './interactions-filter.ts';

type Connection = ResultOf<typeof interactionsDocument>['interactions'];
type Patch = { [Name in keyof InteractionsSearch]?: InteractionsSearch[Name] | undefined };

interface InteractionsTableProps {
  readonly connection: Connection;
  readonly stale: boolean;
  readonly search: InteractionsSearch;
  readonly onSearch: (patch: Patch) => void;
  readonly empty: ReactNode;
}

export function InteractionsTable({
  connection,
  stale,
  search,
  onSearch,
  empty,
}: InteractionsTableProps): ReactElement {
  if (connection.nodes.length === 0) return <>{empty}</>;
  return (
    <div className="interactions-list" data-stale={stale}>
      <Table label="Interactions">
        <Head sort={search.sort} onSort={(sort) => onSearch({ sort, after: undefined, before: undefined })} />
        <tbody>
          {connection.nodes.map((interaction) => (
            <Row key={interaction.id} interaction={interaction} />
          ))}
        </tbody>
      </Table>
      <Pages pageInfo={connection.pageInfo} onSearch={onSearch} />
    </div>
  );
}

function Head({ sort, onSort }: { sort: SortName | undefined; onSort: (sort: SortName) => void }): ReactElement {
  const order = orderOf(sort);
  const direction = (field: typeof order.field): 'asc' | 'desc' | null => {
    if (order.field !== field) return null;
    return order.direction === 'ASC' ? 'asc' : 'desc';
  };
  return (
    <thead>
      <tr>
        <SortHeader direction={direction('OPENED_AT')} onSort={() => onSort(sortAfterClick('opened', sort))}>
          Began
        </SortHeader>
        <th scope="col">Interaction</th>
        <th scope="col">State</th>
        <th scope="col" className="interactions-wide">
          Queue
        </th>
        <th scope="col" className="interactions-wide">
          Agents
        </th>
        <th scope="col" className="ui-num interactions-wide">
          Duration
        </th>
        <th scope="col" className="ui-num interactions-wider">
          Talk
        </th>
        <th scope="col" className="ui-num interactions-wider">
          Hold
        </th>
        <th scope="col" className="ui-num interactions-wider">
          Muted
        </th>
        <th scope="col" className="ui-num interactions-wider">
          Transfers
        </th>
        <SortHeader direction={direction('LAST_AT')} onSort={() => onSort(sortAfterClick('last', sort))}>
          Last event
        </SortHeader>
      </tr>
    </thead>
  );
}

function Row({ interaction }: { interaction: InteractionRow }): ReactElement {
  const { metrics, participants, queue } = interaction;
  return (
    <tr>
      <td className="interactions-narrow-hidden">
        <TimeStamp at={interaction.openedAt} show="date-time" />
      </td>
      <td>
        <Name interaction={interaction} />
      </td>
      <td>
        <span className="interactions-state">
          <StateMark state={stateOfPhase(interaction.phase)} wordHidden /> {phaseWord(interaction.phase)}
        </span>
      </td>
      <td className="interactions-wide">{queue?.name ?? <None />}</td>
      <td className="interactions-wide">
        {participants.length === 0 ? <None /> : <People names={participants.map(({ name }) => name)} />}
      </td>
      <td className="ui-num interactions-wide">
        <HowLong interaction={interaction} />
      </td>
      <td className="ui-num interactions-wider">{timeOf(metrics.talk)}</td>
      <td className="ui-num interactions-wider">{timeOf(metrics.hold)}</td>
      <td className="ui-num interactions-wider">{timeOf(metrics.mute)}</td>
      <td className="ui-num interactions-wider">{metrics.transfers === 0 ? <None /> : metrics.transfers}</td>
      <td className="interactions-narrow-hidden">
        <TimeStamp at={interaction.lastAt} show="date-time" />
      </td>
    </tr>
  );
}

function Name({ interaction }: { interaction: InteractionRow }): ReactElement {
  const { id, channel, subject, externalId, anomalies, openedAt } = interaction;
  return (
    <span className="interactions-name">
      <Icon name={channelIcon(channel)} />
      <AppLink className="interactions-link ui-truncate" to={paths.interaction(id)}>
        <span className="ui-sr">{channelWord(channel)} </span>
        {subject ?? (externalId ? `#${externalId}` : channelWord(channel))}
      </AppLink>
      {anomalies > 0 && <Badge tone="warning">{anomalies === 1 ? '1 anomaly' : `${anomalies} anomalies`}</Badge>}
      <span className="interactions-narrow-only ui-muted">
        <TimeStamp at={openedAt} show="date-time" /> · <HowLong interaction={interaction} />
      </span>
    </span>
  );
}

function People({ names }: { names: readonly string[] }): ReactElement {
  const [first, ...others] = names;
  return (
    <span title={names.join(', ')}>
      {first}
      {others.length > 0 && <span className="ui-muted"> +{others.length}</span>}
    </span>
  );
}

function HowLong({ interaction }: { interaction: InteractionRow }): ReactElement {
  const opened = Date.parse(interaction.openedAt);
  if (interaction.live) return <GrowingDuration since={opened} />;
  return <Duration ms={Date.parse(interaction.endedAt ?? interaction.lastAt) - opened} />;
}

function timeOf(duration: string): ReactNode {
  const ms = durationToMs(duration) ?? 0;
  return ms === 0 ? <None /> : formatDuration(ms);
}

function None(): ReactElement {
  return <span className="ui-muted">–</span>;
}

function Pages({
  pageInfo,
  onSearch,
}: {
  pageInfo: Connection['pageInfo'];
  onSearch: (patch: Patch) => void;
}): ReactElement | null {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <nav className="interactions-pages" aria-label="Pages">
      <Button
        icon="arrow-left"
        disabled={!hasPreviousPage}
        onClick={() => onSearch({ before: startCursor ?? undefined, after: undefined })}
      >
        Previous
      </Button>
      <Button
        icon="arrow-right"
        disabled={!hasNextPage}
        onClick={() => onSearch({ after: endCursor ?? undefined, before: undefined })}
      >
        Next
      </Button>
    </nav>
  );
}
