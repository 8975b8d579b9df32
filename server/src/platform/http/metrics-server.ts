import type { Registry } from 'prom-client';
import { type Listening, listen } from './http-server.ts';

/** Serves /metrics on a port of its own, so that it need not be reachable where the product is. */
export const startMetricsServer = (
  registry: Registry,
  { host, port }: { host: string; port: number },
): Promise<Listening> =>
  listen(
    (request, response) => {
      if (request.url?.split('?')[0] !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    },
    { host, port },
  );
