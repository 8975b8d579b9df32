import { createContext, use } from 'react';
import { graphql, type ResultOf } from './graphql.ts';

/** Who is here, what they may do, and where the streams start for them. */
export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      name
      sessionId
      user {
        id
        name
        title
        email
        status
      }
      organization {
        id
        name
        timeZone
        demo
      }
      permissions {
        permission
        scope
      }
      cursor {
        notifications
        userEvents
      }
    }
    serverInfo {
      name
      version
      demo
    }
  }
`);

/** What the server says of the person who is signed in. */
export type Session = ResultOf<typeof ViewerQuery>;

/** How far a permission reaches. */
export type Scope = Session['viewer']['permissions'][number]['scope'];

const widths: Record<Scope, number> = { NONE: 0, OWN: 1, TEAM: 2, QUEUES: 3, ALL: 4 };

/** The session of the page; there is none before sign-in. */
export const SessionContext = createContext<Session | null>(null);

/** How far `permission` reaches in a session. */
export function scopeIn(session: Session, permission: string): Scope {
  const grant = session.viewer.permissions.find((one) => one.permission === permission);
  return grant?.scope ?? 'NONE';
}

/** Whether `permission` reaches at least as far as `scope`. */
export function canIn(session: Session, permission: string, scope: Scope = 'OWN'): boolean {
  return widths[scopeIn(session, permission)] >= widths[scope];
}

interface ViewerOfPage {
  user: Session['viewer']['user'];
  organization: Session['viewer']['organization'];
  name: string;
  demo: boolean;
  cursor: Session['viewer']['cursor'];
  can: (permission: string, scope?: Scope) => boolean;
  scopeOf: (permission: string) => Scope;
}

/** The person who is signed in. Only below the shell. */
export function useViewer(): ViewerOfPage {
  const session = use(SessionContext);
  if (session === null) throw new Error('There is a viewer only below the shell.');
  const { user, organization, name, cursor } = session.viewer;
  return {
    user,
    organization,
    name,
    demo: session.serverInfo.demo,
    cursor,
    can: (permission, scope) => canIn(session, permission, scope),
    scopeOf: (permission) => scopeIn(session, permission),
  };
}
