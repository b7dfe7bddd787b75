import { once } from 'node:events';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { ADDRESS_REFUSED, type AddressPolicy } from './address-policy.js';
import { signatures } from './webhook-secret.js';

/** How much of an answer is read, in bytes. */
const ANSWER_BYTES = 500;
/** How long a body that nobody needs may take, in milliseconds. */
const ANSWER_PATIENCE = 1_000;
const LONGEST_HEAD = 16_384;

export const SEND_PROBLEMS = [
  'address_refused',
  'name_unknown',
  'certificate_refused',
  'connection_failed',
  'timed_out',
  'redirected',
  'not_accepted',
  'secret_unreadable',
] as const;

/** Why an attempt failed. */
export type SendProblem = (typeof SEND_PROBLEMS)[number];

/** What became of one attempt. */
export interface SendOutcome {
  /** Null when it was taken. */
  readonly problem: SendProblem | null;
  readonly status: number | null;
  /** The beginning of the answer of who did not take it. */
  readonly answer: string | null;
  readonly seconds: number;
}

export interface Message {
  readonly id: string;
  readonly body: string;
}

export interface SendOptions {
  readonly policy: AddressPolicy;
  /** For everything: name, connection, answer. In milliseconds. */
  readonly timeout: number;
  /** Ends an attempt that then has no outcome. */
  readonly signal: AbortSignal;
}

/**
 * Sends an event once. It is taken when a status of 200 to 299 comes within the time; redirections
 * are not followed.
 * @throws the reason of the signal
 */
export async function postEvent(
  address: string,
  message: Message,
  secrets: readonly Buffer[],
  { policy, timeout, signal }: SendOptions,
): Promise<SendOutcome> {
  const begun = performance.now();
  const seconds = (): number => Math.round(performance.now() - begun) / 1_000;
  try {
    const url = policy.read(address);
    const within = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const response = await send(url, message, secrets, policy, within);
    const status = response.statusCode ?? 0;
    const answer = await beginning(response);
    const problem = problemOf(status);
    return { problem, status, answer: problem === null ? null : answer, seconds: seconds() };
  } catch (error) {
    signal.throwIfAborted();
    return { problem: problemIn(error), status: null, answer: null, seconds: seconds() };
  }
}

async function send(
  url: URL,
  { id, body }: Message,
  secrets: readonly Buffer[],
  policy: AddressPolicy,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
    method: 'POST',
    agent: false,
    lookup: policy.lookup(url),
    maxHeaderSize: LONGEST_HEAD,
    signal,
    headers: {
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Tagwright',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures(secrets, { id, timestamp, body }),
    },
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  // What goes wrong from now on says nothing any more about whether it was taken.
  request.on('error', () => undefined);
  return response;
}

/** The beginning of an answer in printable characters; whatever comes after it is not read. */
async function beginning(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  const patience = setTimeout(() => response.destroy(), ANSWER_PATIENCE);
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= ANSWER_BYTES) break;
    }
  } catch {
    // Cut off by whom ever: what is there is all that there will be.
  } finally {
    clearTimeout(patience);
    response.destroy();
  }
  const text = Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

function problemOf(status: number): SendProblem | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'not_accepted';
}

function problemIn(error: unknown): SendProblem {
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return 'timed_out';
  if (code === ADDRESS_REFUSED || code?.startsWith('webhook_url') === true) return ADDRESS_REFUSED;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name_unknown';
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code ?? '')) return 'certificate_refused';
  return 'connection_failed';
}
