import { Combobox, FilterBar, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import type { SearchInput } from '../../shared/search.ts';
import type { EventListSearch } from './event-list-filter.ts';
import type { ScopeName } from './events.documents.ts';
import { catalogueDocument, directoryDocument } from './events.documents.ts';
import { useSettledText } from '../../shared/use-settled-text.ts';

interface ListFiltersProps {
  readonly scope: ScopeName;
  readonly search: EventListSearch;
  readonly onChange: (patch: SearchInput) => void;
}

const any = 'any';
const states = [
  { value: any, label: 'On and off' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'paused', label: 'Paused' },
  { value: 'shadow', label: 'In shadow' },
  { value: 'noisy', label: 'Noisy' },
  { value: 'dead', label: 'Dead' },
];

export function ListFilters({ scope, search, onChange }: ListFiltersProps): ReactElement {
  const catalogue = useData(catalogueDocument, {});
  const [text, setText] = useSettledText(search.q ?? '', (q) => onChange({ q }));
  const names = catalogue.state === 'ready' ? catalogue.data.eventCatalogue.categories.map(({ name }) => name) : [];
  return (
    <FilterBar label="Filters">
      <TextInput
        icon="search"
        type="search"
        aria-label="Search by name"
        placeholder="Search by name"
        value={text}
        onValueChange={setText}
      />
      <Select
        label="Category"
        options={[{ value: any, label: 'All categories' }, ...names.map((name) => ({ value: name, label: name }))]}
        value={search.category ?? any}
        onValueChange={(category) => onChange({ category: category === any ? null : category })}
      />
      <Select
        label="State"
        options={states}
        value={search.state ?? any}
        onValueChange={(state) => onChange({ state: state === any ? null : state })}
      />
      {scope === 'EMPLOYEES' && <OwnerPicker owner={search.owner ?? null} onChange={(owner) => onChange({ owner })} />}
    </FilterBar>
  );
}

function OwnerPicker({
  owner,
  onChange,
}: {
  owner: string | null;
  onChange: (owner: string | null) => void;
}): ReactElement {
  const directory = useData(directoryDocument, {});
  const users = directory.state === 'ready' ? directory.data.users.nodes : [];
  return (
    <Combobox
      label="Employee"
      placeholder="All employees"
      options={users.map(({ id, name }) => ({ value: id, label: name }))}
      value={owner}
      onValueChange={onChange}
    />
  );
}
