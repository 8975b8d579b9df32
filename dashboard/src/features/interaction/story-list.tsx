import { EmptyState, IconButton, MultiSelect, TextInput, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { labelOf } from '../../shared/words.ts';
import type { StoryEventData } from './interaction.documents.ts';
import type { StoryFilter, StoryRow } from './story.ts';
import { filteredRows } from './story.ts';
import './story.css';
import { StoryLine } from './story-line.tsx';
import type { StoryPreferences } from './story-preferences.ts';
import { nextTimeMode, timeModes, useStoryPreferences } from './story-preferences.ts';

interface StoryListProps {
  readonly rows: readonly StoryRow[];
  readonly events: ReadonlyMap<string, StoryEventData>;
  readonly durations: ReadonlyMap<string, number>;
  readonly selectedEvent: string | null;
  readonly onSelect: (eventId: string | null) => void;
  readonly cut: boolean;
}

const noFilter: StoryFilter = { types: [], who: [], search: '' };

/** Everything that happened, line by line, with what fired in its place. */
export function StoryList({ rows, events, durations, selectedEvent, onSelect, cut }: StoryListProps): ReactElement {
  const [filter, setFilter] = useState(noFilter);
  const { preferences, change } = useStoryPreferences();
  useShortcuts('Story', [
    {
      keys: 't',
      label: 'Times: absolute, since the start, between',
      run: () => change({ times: nextTimeMode(preferences.times) }),
    },
  ]);
  const seen = filteredRows(rows, filter);
  const ordered = preferences.newestFirst ? seen.toReversed() : seen;
  return (
    <section className="interaction-story" aria-labelledby="interaction-story">
      <StoryHeader rows={rows} filter={filter} onFilter={setFilter} preferences={preferences} onPreference={change} />
      {ordered.length === 0 && <NothingToTell filtered={rows.length > 0} onClear={() => setFilter(noFilter)} />}
      <ol className="interaction-story-lines">
        {ordered.map((row) => (
          <StoryLine
            key={row.entry.id}
            row={row}
            event={events.get(row.entry.id) ?? null}
            duration={durations.get(row.entry.id) ?? null}
            times={preferences.times}
            selected={row.entry.id === selectedEvent}
            onSelect={onSelect}
          />
        ))}
      </ol>
      {cut && <p className="ui-muted">Only the first 1,000 events are shown.</p>}
    </section>
  );
}

interface StoryHeaderProps {
  readonly rows: readonly StoryRow[];
  readonly filter: StoryFilter;
  readonly onFilter: (filter: StoryFilter) => void;
  readonly preferences: StoryPreferences;
  readonly onPreference: (patch: Partial<StoryPreferences>) => void;
}

function StoryHeader(props: StoryHeaderProps): ReactElement {
  const { rows, filter, onFilter, preferences, onPreference } = props;
  const { newestFirst, times } = preferences;
  return (
    <div className="interaction-story-header">
      <h2 id="interaction-story">
        Story <span className="ui-muted ui-tabular">{rows.length}</span>
      </h2>
      <StoryFilters rows={rows} filter={filter} onChange={onFilter} />
      <ToggleGroup
        label="Times"
        value={times}
        onValueChange={(mode) => onPreference({ times: mode })}
        options={timeModes}
      />
      <IconButton
        icon="sort"
        label={newestFirst ? 'Newest first: show oldest first' : 'Oldest first: show newest first'}
        onClick={() => onPreference({ newestFirst: !newestFirst })}
      />
    </div>
  );
}

function NothingToTell({ filtered, onClear }: { filtered: boolean; onClear: () => void }): ReactElement {
  if (!filtered)
    return (
      <EmptyState icon="events" title="Nothing has happened yet">
        The first user event appears here by itself.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="filter"
      title="No line matches"
      action={
        <button type="button" className="ui-link interaction-plain" onClick={onClear}>
          Show the whole story
        </button>
      }
    >
      Choose other types or people, or search for something else.
    </EmptyState>
  );
}

interface StoryFiltersProps {
  readonly rows: readonly StoryRow[];
  readonly filter: StoryFilter;
  readonly onChange: (filter: StoryFilter) => void;
}

function StoryFilters({ rows, filter, onChange }: StoryFiltersProps): ReactElement {
  const events = rows.map((row) => row.entry).filter((entry) => entry.kind === 'event');
  const types = [...new Set(events.map((event) => event.type))];
  const people = [...new Set(events.flatMap((event) => event.who))];
  return (
    <div className="interaction-story-filters">
      <TextInput
        icon="search"
        aria-label="Search the story"
        placeholder="Search"
        value={filter.search}
        onValueChange={(search) => onChange({ ...filter, search })}
      />
      <MultiSelect
        label="Types"
        placeholder="All types"
        size="small"
        options={types.map((type) => ({ value: type, label: labelOf(type) }))}
        value={filter.types}
        onValueChange={(chosen) => onChange({ ...filter, types: chosen })}
      />
      <MultiSelect
        label="Who"
        placeholder="Everyone"
        size="small"
        options={people.map((name) => ({ value: name, label: name }))}
        value={filter.who}
        onValueChange={(who) => onChange({ ...filter, who })}
      />
    </div>
  );
}
