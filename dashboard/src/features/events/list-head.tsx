import type { ReactElement } from 'react';
import type { ScopeName } from './events.documents.ts';

interface ListHeadProps {
  readonly scope: ScopeName;
  /** Whether any row is chosen. */
  readonly chosen: boolean;
  readonly onAll: () => void;
}

export function ListHead({ scope, chosen, onAll }: ListHeadProps): ReactElement {
  return (
    <thead>
      <tr>
        <th scope="col" className="events-check">
          <input
            type="checkbox"
            className="ui-checkbox-input events-box"
            aria-label="Choose all"
            checked={chosen}
            onChange={onAll}
          />
        </th>
        <th scope="col" className="events-check">
          On
        </th>
        <th scope="col">Name</th>
        <th scope="col" className="events-wider">
          Category and type
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
  );
}
