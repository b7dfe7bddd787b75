import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

interface BreakingProxy {
  readonly url: string;
  readonly close: () => void;
}

/** A way to a server that passes bytes on and hangs up after so many of the answer. */
export async function breakingProxy(target: string, bytes: number): Promise<BreakingProxy> {
  const { hostname, port } = new URL(target);
  const server = createServer((client: Socket) => {
    const upstream = connect(Number(port), hostname);
    let seen = 0;
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      seen += chunk.length;
      if (seen < bytes) client.write(chunk);
      else client.destroy();
    });
    client.on('close', () => upstream.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, close: () => void server.close() };
}
