import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can fall silent, as a cable that was pulled, or be cut. */
export class FrozenProxy {
  private readonly sockets = new Set<Socket>();
  private frozen = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(target: string): Promise<FrozenProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(target);
    url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new FrozenProxy(server, url.href);
    server.on('connection', (client) => {
      proxy.join(client, connect(Number(port), hostname));
    });
    return proxy;
  }

  /** From now on nothing passes and nobody is told. */
  freeze(): void {
    this.frozen = true;
  }

  /** What hung is cut; new connections pass again. */
  thaw(): void {
    this.frozen = false;
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.thaw();
    this.server.close();
  }

  private join(client: Socket, server: Socket): void {
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
      from.on('data', (chunk) => {
        if (!this.frozen) to.write(chunk);
      });
    }
  }
}
