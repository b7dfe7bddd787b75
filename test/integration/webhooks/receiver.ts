import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SELF_SIGNED } from './self-signed.js';

/** What somebody outside was sent. */
export interface Received {
  readonly id: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly contentType: string;
  readonly body: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly subject: string;
    readonly sequence: string;
    readonly source: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

type Answer = (response: ServerResponse, received: Received) => void;

/** A system outside, which takes events as it was told to. */
export class Receiver {
  readonly received: Received[] = [];
  answer: Answer = ok;

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  /** @param over `https` proves itself by a certificate that nobody vouches for */
  static async open(over: 'http' | 'https' = 'http'): Promise<Receiver> {
    const isSecure = over === 'https';
    const server = isSecure ? createSecureServer(SELF_SIGNED) : createServer();
    const receiver = new Receiver(server, isSecure ? 'https://localhost' : 'http://127.0.0.1');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void receiver.take(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `${this.origin}:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  /** Types of the events in the order in which they came. */
  get types(): string[] {
    return this.received.map(({ event }) => event.type.replace('tagwright.', ''));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part as string;
    const header = (name: string): string => String(request.headers[name] ?? '');
    const received: Received = {
      id: header('webhook-id'),
      signature: header('webhook-signature'),
      timestamp: header('webhook-timestamp'),
      contentType: header('content-type'),
      body,
      event: JSON.parse(body) as Received['event'],
    };
    this.received.push(received);
    this.answer(response, received);
  }
}

export function ok(response: ServerResponse): void {
  response.writeHead(204).end();
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(code, headers).end('what a receiver says');
  };
}

/** As a receiver does it that knows one secret. */
export function verifies({ id, timestamp, body, signature }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signature
    .split(' ')
    .map((each) => Buffer.from(each.replace('v1,', ''), 'base64'))
    .some((given) => given.length === mac.length && timingSafeEqual(given, mac));
}
