import { Badge, formatDuration, PageHeader, StateMark, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { GrowingDuration } from '../../data/index.ts';
import { usePageTitle } from '../../shared/page-title.ts';
import { channelWord, labelOf, phaseWord, stateOfPhase } from '../../shared/words.ts';
import { Actions } from './actions.tsx';
import type { InteractionData } from './interaction.documents.ts';

/** What it is, whose it is, how long it has lasted, and what the viewer may do with it. */
export function InteractionHeader({ interaction }: { interaction: InteractionData }): ReactElement {
  usePageTitle(titleOf(interaction));
  return (
    <PageHeader
      title={titleOf(interaction)}
      meta={<HeaderMeta interaction={interaction} />}
      actions={<Actions interactionId={interaction.id} allowed={interaction.allowedActions} />}
    />
  );
}

export function titleOf({
  channel,
  subject,
  externalId,
}: Pick<InteractionData, 'channel' | 'subject' | 'externalId'>): string {
  const name = subject ?? (externalId ? `#${externalId}` : '');
  return name === '' ? channelWord(channel) : `${channelWord(channel)} · ${name}`;
}

function HeaderMeta({ interaction }: { interaction: InteractionData }): ReactElement {
  const { queue, owner, direction, customer, priority, status, tags, anomalies } = interaction;
  return (
    <div className="interaction-meta">
      <Clock interaction={interaction} />
      {queue && <Fact label="Queue">{queue.name}</Fact>}
      {direction && <span>{labelOf(direction)}</span>}
      {owner && <Fact label="Owner">{owner.name}</Fact>}
      {customer && (
        <Fact label="Customer">{customer.name ?? customer.email ?? customer.phone ?? 'Unknown customer'}</Fact>
      )}
      {priority && <Fact label="Priority">{priority}</Fact>}
      {status && <Fact label="Status">{status}</Fact>}
      {tags.map((tag) => (
        <Badge key={tag} tone="neutral">
          {tag}
        </Badge>
      ))}
      {anomalies > 0 && <Badge tone="warning">{anomalies === 1 ? '1 anomaly' : `${anomalies} anomalies`}</Badge>}
      <span className="ui-muted">
        Began <TimeStamp at={interaction.openedAt} show="date-time" />
      </span>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: string }): ReactElement {
  return (
    <span>
      <span className="ui-muted">{label}</span> {children}
    </span>
  );
}

function Clock({ interaction }: { interaction: InteractionData }): ReactElement {
  const opened = Date.parse(interaction.openedAt);
  const state = <StateMark state={stateOfPhase(interaction.phase)} wordHidden />;
  if (interaction.live) {
    return (
      <span className="interaction-clock">
        {state} {phaseWord(interaction.phase)}
        <Badge tone="good">Live</Badge> <GrowingDuration since={opened} />
      </span>
    );
  }
  const ended = Date.parse(interaction.endedAt ?? interaction.lastAt);
  return (
    <span className="interaction-clock">
      {state} {phaseWord(interaction.phase)} <span className="ui-tabular">{formatDuration(ended - opened)}</span>
    </span>
  );
}
