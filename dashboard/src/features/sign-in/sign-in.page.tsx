import { BellMark, Button, Field, Icon, TextInput } from '@belfry/ui';
import './sign-in.css';
import { useState, type FormEvent, type ReactElement } from 'react';
import { graphql, mutate, useData, type ResultOf } from '../../data/index.ts';
import { useGo, useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { nextPage } from './next-page.ts';

const Server = graphql(`
  query SignInServer {
    serverInfo {
      name
      version
      demo
      demoUsers {
        email
        name
        role
      }
    }
  }
`);

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInPayload {
        expiresAt
      }
      ... on UserError {
        message
        code
      }
    }
  }
`);

/** Every demo user has this password; outside the demo the server refuses it. */
const demoPassword = 'belfry-demo';

type DemoUser = ResultOf<typeof Server>['serverInfo']['demoUsers'][number];

/** The way in: e-mail and password, or one click for the users of the demo. */
export function SignInPage(): ReactElement {
  const server = useData(Server, {});
  const { busy, problem, enter } = useSignIn();
  usePageTitle('Sign in');
  const demoUsers = server.state === 'ready' ? server.data.serverInfo.demoUsers : [];
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-brand">
          <BellMark size={32} />
          <h1 className="sign-in-title">Sign in to Belfry</h1>
        </div>
        <SignInForm busy={busy} problem={problem} onSubmit={enter} />
        {server.state === 'failed' && (
          <p className="sign-in-problem" role="alert">
            {server.problem.message}
          </p>
        )}
        {demoUsers.length > 0 && (
          <DemoUsers users={demoUsers} busy={busy} onChoose={(email) => enter(email, demoPassword)} />
        )}
      </div>
    </main>
  );
}

interface SignInState {
  busy: boolean;
  problem: string | null;
  enter: (email: string, password: string) => void;
}

function useSignIn(): SignInState {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [next] = useUrlState(nextPage);
  const go = useGo();
  const enter = async (email: string, password: string): Promise<void> => {
    setBusy(true);
    const outcome = await mutate(SignIn, { input: { email, password } });
    setBusy(false);
    if (outcome.ok) go(next, { replace: true });
    else setProblem(outcome.problem.message);
  };
  return { busy, problem, enter: (email, password) => void enter(email, password) };
}

interface SignInFormProps {
  busy: boolean;
  problem: string | null;
  onSubmit: (email: string, password: string) => void;
}

function SignInForm({ busy, problem, onSubmit }: SignInFormProps): ReactElement {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(email, password);
  };
  return (
    <form className="ui-stack" onSubmit={submit}>
      <Field label="E-mail">
        <TextInput type="email" name="email" autoComplete="username" required value={email} onValueChange={setEmail} />
      </Field>
      <Field label="Password" error={problem}>
        <TextInput
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onValueChange={setPassword}
        />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="sign-in-submit">
        Sign in
      </Button>
    </form>
  );
}

interface DemoUsersProps {
  users: readonly DemoUser[];
  busy: boolean;
  onChoose: (email: string) => void;
}

function DemoUsers({ users, busy, onChoose }: DemoUsersProps): ReactElement {
  return (
    <section className="sign-in-demo" aria-labelledby="demo-users">
      <h2 id="demo-users" className="sign-in-demo-title">
        Or look around as a user of the demo
      </h2>
      <ul className="sign-in-users">
        {users.map(({ email, name, role }) => (
          <li key={email}>
            <button type="button" className="sign-in-user" disabled={busy} onClick={() => onChoose(email)}>
              <Icon name="user" />
              <span className="sign-in-role">{role}</span>
              <span className="sign-in-name">{name}</span>
              <Icon name="arrow-right" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
