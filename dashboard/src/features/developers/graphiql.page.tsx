import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { GraphiQL } from 'graphiql';
import './graphiql.css';
import type { ReactElement } from 'react';
import { usePageTitle } from '../../shared/page-title.ts';
import { useIsDark } from '../../shared/theme.ts';
import { fetchOperation } from './fetch-operation.ts';

const firstQuery = `query {
  serverInfo {
    name
    version
  }
  viewer {
    name
    permissions {
      permission
      scope
    }
  }
}
`;

/** The API explorer, from this dashboard's own bundle: it needs no other server. */
export function GraphiqlPage(): ReactElement {
  usePageTitle('GraphiQL');
  const isDark = useIsDark();
  return (
    <div className="developers">
      <h1 className="ui-sr" tabIndex={-1}>
        GraphiQL
      </h1>
      <GraphiQL
        fetcher={fetchOperation}
        defaultQuery={firstQuery}
        shouldPersistHeaders={false}
        forcedTheme={isDark ? 'dark' : 'light'}
      >
        <GraphiQL.Logo> </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
