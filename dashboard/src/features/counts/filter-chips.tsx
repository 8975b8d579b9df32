import { Button, FilterBar, FilterChip, formatDateTime } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow, useData } from '../../data/index.ts';
import { channelWord, labelOf } from '../../shared/words.ts';
import type { CountFilter, FilterList } from './count-filter.ts';
import { toggled } from './count-filter.ts';
import type { Period } from './count-query.ts';
import { namesDocument } from './counts.documents.ts';

interface FilterChipsProps {
  readonly filter: CountFilter;
  readonly period: Period;
  readonly onChange: (filter: CountFilter) => void;
}

/** What the counts are narrowed to, each removable; nothing when they are not. */
export function FilterChips({ filter, period, onChange }: FilterChipsProps): ReactElement | null {
  const nameOf = useNames([...filter.queues, ...filter.users]);
  const chips = [
    ...filter.types.map((value) => chip('types', 'Type', { value, name: labelOf(value) })),
    ...filter.queues.map((value) => chip('queues', 'Queue', { value, name: nameOf(value) })),
    ...filter.users.map((value) => chip('users', 'User', { value, name: nameOf(value) })),
    ...filter.channels.map((value) => chip('channels', 'Channel', { value, name: channelWord(value) })),
  ];
  if (chips.length === 0 && filter.at === null) return null;
  const clear = (): void => onChange({ ...filter, types: [], queues: [], users: [], channels: [], at: null });
  return (
    <FilterBar label="Filters">
      {chips.map(({ list, field, value, name }) => (
        <FilterChip
          key={`${list}:${value}`}
          field={field}
          value={name}
          onRemove={() => onChange(toggled(filter, list, value))}
        />
      ))}
      {filter.at !== null && (
        <FilterChip
          field="Time"
          value={`${formatDateTime(filter.at, serverNow())} to ${formatDateTime(filter.at + period.stepMs, serverNow())}`}
          onRemove={() => onChange({ ...filter, at: null })}
        />
      )}
      <Button size="small" variant="ghost" onClick={clear}>
        Clear filters
      </Button>
    </FilterBar>
  );
}

function chip(list: FilterList, field: string, { value, name }: { value: string; name: string }) {
  return { list, field, value, name };
}

function useNames(ids: readonly string[]): (id: string) => string {
  const found = useData(namesDocument, { ids: [...ids] }, { pause: ids.length === 0 });
  const nodes = found.state === 'ready' ? found.data.nodes : [];
  const names = new Map<string, string>();
  for (const node of nodes) {
    if (node && (node.__typename === 'Queue' || node.__typename === 'User')) names.set(node.id, node.name);
  }
  return (id) => names.get(id) ?? '…';
}
