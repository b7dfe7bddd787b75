import type { INestApplicationContext } from '@nestjs/common';
import { SealEventsService } from '@tagwright/audit';
import { DomainError } from '@tagwright/kernel';
import {
  ControlWebhookService,
  DeliveriesService,
  DeliverWebhooksService,
  EVENT_TYPES,
  isEventType,
  WebhooksService,
  type Delivery,
  type EventType,
} from '@tagwright/webhooks';
import { InvalidArgumentError, type Command } from 'commander';
import { setTimeout as delay } from 'node:timers/promises';
import { cliActor } from '../cli-actor.js';
import { Output } from '../output.js';
import { webhookLine } from '../webhook-line.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface JsonOption {
  readonly json: boolean;
}

interface AddOptions extends JsonOption {
  readonly name: string;
  readonly events: EventType[];
}

/** How long a test waits for its outcome, in milliseconds. */
const TEST_PATIENCE = 30_000;

/** `tagwright webhooks …`: who outside is told what happens. */
export function addWebhooks(program: Command): void {
  const webhooks = program.command('webhooks').description('Systems that are told what happens.');
  addList(webhooks);
  addAdd(webhooks);
  addRemove(webhooks);
  addTest(webhooks);
}

function addList(webhooks: Command): void {
  webhooks
    .command('list')
    .description('All webhooks; never their secrets.')
    .option('--json', 'one line of JSON', false)
    .action(async ({ json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const found = await services.get(WebhooksService).list();
        const lines = found.length === 0 ? ['There are no webhooks.'] : found.map(webhookLine);
        output.result(found, lines);
      });
    });
}

function addAdd(webhooks: Command): void {
  webhooks
    .command('add')
    .description('Tell somebody what happens from now on; their secret is shown this once.')
    .argument('<url>', 'where events are posted to: https')
    .requiredOption('--name <text>', 'who is told')
    .option('--events <types>', 'comma-separated; without: all', eventTypes, [])
    .option('--json', 'one line of JSON', false)
    .action(async (url: string, { name, events, json }: AddOptions) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const request = { name, url, events };
        const { webhook, secret } = await services.get(WebhooksService).add(cliActor(), request);
        output.result({ id: webhook.id, secret }, [
          secret,
          `Shown this once; ${webhook.name} verifies signatures with it. It is webhook ${webhook.id}.`,
        ]);
      });
    });
}

function addRemove(webhooks: Command): void {
  webhooks
    .command('remove')
    .description('End a webhook with all its deliveries.')
    .argument('<id>', 'its number', wholeNumber)
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        await services.get(WebhooksService).remove(cliActor(), id);
        output.result({ id }, [`Webhook ${id} is removed.`]);
      });
    });
}

function addTest(webhooks: Command): void {
  webhooks
    .command('test')
    .description(
      'Send an event that says nothing, and what waits before it; say what became of it.',
    )
    .argument('<id>', 'its number', wholeNumber)
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const delivery = await sendTest(services, id);
        output.result(delivery, [
          `Webhook ${id} took the event (status ${String(delivery.status)}, ${String(delivery.seconds)} s).`,
        ]);
      });
    });
}

/** @throws DomainError `webhook_failed` with what the last attempt met */
async function sendTest(
  services: Pick<INestApplicationContext, 'get'>,
  id: number,
): Promise<Delivery> {
  const { failures } = await services.get(ControlWebhookService).test(cliActor(), id);
  const end = performance.now() + TEST_PATIENCE;
  do {
    // Beside a server that is at it already neither does anything.
    await services.get(SealEventsService).sealNow();
    await services.get(DeliverWebhooksService).sendNow(id);
    const { items } = await services.get(DeliveriesService).list(id, { limit: 200 });
    const [last] = items;
    if (last?.type === 'webhook.tested' && last.state === 'delivered') return last;
    const hasFailed = (await services.get(WebhooksService).get(id)).failures > failures;
    if (hasFailed)
      throw failed(
        id,
        items.find(({ problem }) => problem !== null),
      );
    await delay(200);
  } while (performance.now() < end);
  throw failed(id, undefined);
}

function failed(id: number, attempt: Delivery | undefined): DomainError {
  const { problem, status = null, answer = null } = attempt ?? {};
  const why = [problem ?? 'nobody tried', status ?? [], answer ?? []].flat().join(', ');
  const message = `Webhook ${id} did not take the event: ${why}.`;
  return new DomainError('webhook_failed', message, { kind: 'unavailable' });
}

function eventTypes(text: string): EventType[] {
  return text.split(',').map((word) => {
    const type = word.trim();
    if (isEventType(type)) return type;
    throw new InvalidArgumentError(`${type} is no event; there are ${EVENT_TYPES.join(', ')}.`);
  });
}
