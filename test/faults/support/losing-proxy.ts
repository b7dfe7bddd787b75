import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * Stands between a worker and PostgreSQL and loses one answer: that of the COMMIT which follows a
 * statement with the given text. The server has committed; the worker does not hear of it.
 */
export class LosingProxy {
  private readonly sockets = new Set<Socket>();
  /** Answers lost so far: at most one. */
  lost = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(target: string, text: string): Promise<LosingProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    const proxy = new LosingProxy(server, url.href);
    server.on('connection', (client) => {
      proxy.join(client, connect(Number(port), hostname), text);
    });
    return proxy;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(client: Socket, server: Socket, text: string): void {
    let armed = false;
    let losing = false;
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (chunk) => {
      const sent = chunk.toString('latin1');
      armed ||= sent.includes(text);
      losing ||= armed && this.lost === 0 && sent.includes('COMMIT');
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (!losing) {
        client.write(chunk);
        return;
      }
      this.lost += 1;
      client.destroy();
    });
  }
}
