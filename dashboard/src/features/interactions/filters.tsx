import { FilterBar, MultiCombobox, MultiSelect, Select, Switch, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import { channelWord, phaseWord } from '../../shared/words.ts';
import { queuesDocument } from './interactions.documents.ts';
import type { InteractionsSearch } from './interactions-filter.ts';
import { listOf } from './interactions-filter.ts';
import { channels, phases } from './interactions-query.ts';
import { useSettledText } from '../../shared/use-settled-text.ts';

type Patch = { [Name in keyof InteractionsSearch]?: InteractionsSearch[Name] | undefined };

interface FiltersProps {
  readonly search: InteractionsSearch;
  readonly onChange: (patch: Patch) => void;
}

const anyTime = 'any';
const sinceOptions = [
  { value: anyTime, label: 'Any time' },
  { value: '-PT15M', label: 'Last 15 minutes' },
  { value: '-PT1H', label: 'Last hour' },
  { value: '-PT24H', label: 'Last 24 hours' },
  { value: '-P7D', label: 'Last 7 days' },
];

export function Filters({ search, onChange }: FiltersProps): ReactElement {
  const queues = useData(queuesDocument, {});
  const [text, setText] = useSettledText(search.q ?? '', (q) => onChange({ q: q === '' ? undefined : q }));
  const joined = (values: readonly string[]): string | undefined =>
    values.length === 0 ? undefined : values.join(',');
  return (
    <FilterBar label="Filters">
      <TextInput
        icon="search"
        type="search"
        aria-label="Search by subject or number"
        placeholder="Subject or number"
        value={text}
        onValueChange={setText}
      />
      <MultiSelect
        label="Channel"
        placeholder="All channels"
        options={channels.map((value) => ({ value, label: channelWord(value) }))}
        value={channels.filter((name) => listOf(search.channel).includes(name))}
        onValueChange={(chosen) => onChange({ channel: joined(chosen) })}
      />
      <MultiSelect
        label="State"
        placeholder="All states"
        options={phases.map((value) => ({ value, label: phaseWord(value) }))}
        value={phases.filter((name) => listOf(search.phase).includes(name))}
        onValueChange={(chosen) => onChange({ phase: joined(chosen) })}
      />
      <MultiCombobox
        label="Queue"
        placeholder="All queues"
        options={
          queues.state === 'ready' ? queues.data.queues.nodes.map(({ id, name }) => ({ value: id, label: name })) : []
        }
        value={[...listOf(search.queue)]}
        onValueChange={(chosen) => onChange({ queue: joined(chosen) })}
      />
      <Select
        label="Began"
        options={sinceOptions}
        value={search.since ?? anyTime}
        onValueChange={(since) => onChange({ since: since === anyTime ? undefined : since })}
      />
      <Switch
        label="Live only"
        checked={search.live ?? false}
        onCheckedChange={(live) => onChange({ live: live ? true : undefined })}
      />
    </FilterBar>
  );
}
