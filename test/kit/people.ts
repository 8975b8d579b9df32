import { connectForCommand } from '../../server/src/command/connect.ts';
import { readEnvironment } from '../../server/src/config/index.ts';
import { globalId } from '../../server/src/platform/graphql/global-id.ts';
import type { Product } from './product.ts';

/** Somebody who can sign in, and who has a token with all that their role allows. */
export interface Person {
  /** Global id. */
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
}

export interface Company {
  readonly organizationId: string;
  readonly name: string;
  /** Somebody by what the test calls them; `operator` is the administrator. */
  person(who: string): Person;
}

const password = 'seven lamps over the harbour';

/**
 * Makes an organization with these people.
 * @param roles what the test calls somebody → their role, such as `{ ada: 'Agent' }`
 */
export async function setUpCompany(
  product: Product,
  name: string,
  roles: Readonly<Record<string, string>> = {},
): Promise<Company> {
  const read = readEnvironment(product.variables);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  await using accounts = await connectForCommand(read.config);
  const emailOf = (who: string): string => `${who}@${name.toLowerCase().replaceAll(' ', '-')}.test`;
  const people = new Map<string, Person>();
  const give = async (who: string, userId: string): Promise<void> => {
    const email = emailOf(who);
    const asked = { user: email, scopes: 'all', lifeMs: undefined, name: who } as const;
    const { token } = await accounts.createToken(asked);
    people.set(who, { id: globalId('User', userId), email, password, token });
  };
  const first = { organization: name, email: emailOf('operator'), name: 'operator' };
  const made = await accounts.setUpOrganization({ ...first, password, timeZone: 'UTC' });
  await give('operator', made.userId);
  for (const [who, role] of Object.entries(roles)) {
    const user = { organization: made.organizationId, email: emailOf(who), name: who, password };
    await give(who, (await accounts.createUser({ ...user, roles: [role] })).userId);
  }
  return {
    organizationId: made.organizationId,
    name,
    person(who) {
      const person = people.get(who);
      if (!person) throw new Error(`Nobody here is called ${who}`);
      return person;
    },
  };
}
