import type { Person } from './people.ts';
import type { Product } from './product.ts';

const query = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }`;

/** Signs in as the dashboard does. @returns the `Cookie` header of the session. */
export async function signIn(product: Product, { email, password }: Person): Promise<string> {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-belfry-csrf': '1' },
    body: JSON.stringify({ query, variables: { input: { email, password } } }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!cookie) throw new Error(`No session was opened: ${await answer.text()}`);
  return cookie.split(';')[0] ?? '';
}
