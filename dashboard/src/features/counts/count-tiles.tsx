import { formatTime, StatTile } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { CountFilter } from './count-filter.ts';
import { eventFilterOf, instantText } from './count-query.ts';
import { startOfDay, tilesOf } from './tiles.ts';
import { useCounts } from './use-counts.ts';
import { useSteps } from './use-steps.ts';

const minute = 60_000;

/** The three numbers to see from across the room: now, today, and the busiest minute. */
export function CountTiles({ filter }: { filter: CountFilter }): ReactElement {
  const now = useSteps(minute);
  const { counts } = useCounts({
    filter: eventFilterOf(filter),
    groupBy: ['TIME'],
    interval: 'PT1M',
    from: instantText(startOfDay(now)),
  });
  if (!counts) {
    return (
      <div className="counts-tiles">
        <StatTile label="Last 5 minutes" value="–" />
        <StatTile label="Today" value="–" />
        <StatTile label="Busiest minute today" value="–" />
      </div>
    );
  }
  const tiles = tilesOf(counts.cells.values(), now);
  return (
    <div className="counts-tiles">
      <StatTile
        label="Last 5 minutes"
        value={tiles.lastFive.toLocaleString('en')}
        delta={tiles.lastFive - tiles.fiveBefore}
        hint="beside the 5 minutes before"
      />
      <StatTile label="Today" value={tiles.today.toLocaleString('en')} hint="since midnight" />
      <StatTile
        label="Busiest minute today"
        value={tiles.peak ? tiles.peak.count.toLocaleString('en') : '–'}
        hint={tiles.peak ? `at ${formatTime(tiles.peak.at).slice(0, 5)}` : 'nothing yet today'}
      />
    </div>
  );
}
