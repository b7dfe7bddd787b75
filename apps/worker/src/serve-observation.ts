import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { MetricsService, ReadinessService } from '@tagwright/monitoring';
import { isLoopbackAddress, isLoopbackHost } from '@tagwright/platform';

export interface ObservationServer {
  readonly url: string;
  /** Says from now on that no more work is taken. */
  notReady(): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** `/metrics`, `/health` and `/ready` of a worker, for this machine only. */
export async function serveObservation(
  services: Pick<INestApplicationContext, 'get'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ObservationServer> {
  const metrics = services.get(MetricsService);
  const readiness = services.get(ReadinessService);
  const server = createServer((request, response) => {
    void answer(request, metrics, readiness)
      .catch(() => json(500, { code: 'internal_error' }))
      .then((result) => {
        send(response, result);
      });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, port: actual, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    notReady: () => {
      readiness.stop();
    },
    close: async () => {
      readiness.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  metrics: MetricsService,
  readiness: ReadinessService,
): Promise<Answer> {
  if (!isLoopbackAddress(request.socket.remoteAddress) || !isLoopbackHost(request.headers.host)) {
    return json(403, { code: 'host_refused' });
  }
  if (request.method !== 'GET') return json(405, { code: 'method_not_allowed' });
  const path = request.url?.split('?', 1)[0];
  if (path === '/metrics') {
    return { status: 200, type: metrics.contentType, text: await metrics.render() };
  }
  if (path === '/health') return json(200, { status: 'ok' });
  if (path !== '/ready') return json(404, { code: 'not_found' });
  const found = await readiness.read();
  return json(found.status === 'unavailable' ? 503 : 200, found);
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', text: JSON.stringify(value) };
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(text);
}
