import { createRequest, RequestFailure, type Request } from '@belfry/client';
import { commandConfig } from './command-config.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandWorld } from './command-world.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { findServer } from './find-server.ts';

/** A checked way to the running server. */
export interface ServerSession {
  readonly url: string;
  /** What a socket sends when it connects. */
  readonly connectionParams: Readonly<Record<string, string>>;
  readonly request: Request;
  readonly organization: string;
}

interface Viewer {
  readonly viewer: { readonly organization: { readonly name: string } };
}

/** Signs in at the server and learns the organization. Throws CommandFailure. */
export async function openServer(
  world: CommandWorld,
  { organization }: { organization?: string | undefined },
): Promise<ServerSession> {
  const { url, token } = await findServer(commandConfig(world));
  const authorization = `Bearer ${token}`;
  const named = organization === undefined ? {} : { organization };
  const headers = {
    authorization,
    ...(organization === undefined ? {} : { 'x-belfry-organization': organization }),
  };
  const request = createRequest({ url, headers });
  try {
    const query = 'query Viewer { viewer { organization { id name } } }';
    const { viewer } = await request<Viewer, object>(query, {}, world.signal);
    return {
      url,
      connectionParams: { authorization, ...named },
      request,
      organization: viewer.organization.name,
    };
  } catch (error) {
    throw sessionFailure(error, { url, organization });
  }
}

function sessionFailure(
  error: unknown,
  { url, organization }: { url: string; organization: string | undefined },
): unknown {
  if (!(error instanceof RequestFailure)) return error;
  const failure = (message: string, exitCode: ExitCode) => new CommandFailure(message, { exitCode, cause: error });
  const code = error.errors[0]?.extensions?.code;
  if (code === 'UNAUTHENTICATED') {
    return failure(
      organization === undefined
        ? 'The server does not accept the token. Where it has several organizations, name one with --organization.'
        : `The server does not accept the token for the organization "${organization}".`,
      exitCodes.notAllowed,
    );
  }
  if (error.retryable) {
    return failure(`The server at ${url} does not answer. ${error.message}`, exitCodes.noServer);
  }
  return failure(error.message, exitCodes.failed);
}
