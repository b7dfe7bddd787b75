import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signatures } from '../../../libs/webhooks/src/send/webhook-secret.js';

const SECRET = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
const OTHER = Buffer.alloc(32, 7);
const BODY = '{"id":"e1","type":"tagwright.run.failed","subject":"run/1","data":{"run":1}}';

let child: ChildProcess;
let url: string;
const lines: string[] = [];

/** The receiver of the documentation, word for word, on a port of its own. */
beforeAll(async () => {
  const page = await readFile('docs/webhooks.md', 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  if (!code.includes('.listen(8080)')) throw new Error('The page has no receiver.');
  const onFreePort = code.replace(
    '.listen(8080)',
    `.listen(0, '127.0.0.1', function () { console.log('port', this.address().port); })`,
  );
  child = spawn(process.execPath, ['--input-type=module', '--eval', onFreePort], {
    env: { WEBHOOK_SECRET: `whsec_${SECRET.toString('base64')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('It says nothing.');
  const said = createInterface(child.stdout);
  said.on('line', (line) => lines.push(line));
  await once(said, 'line');
  url = `http://127.0.0.1:${lines.shift()?.replace('port ', '') ?? ''}/`;
});
afterAll(async () => {
  child.kill();
  await once(child, 'exit');
});

async function post(secrets: readonly Buffer[], body = BODY, age = 0): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1_000) - age;
  const headers = {
    'webhook-id': 'e1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures(secrets, { id: 'e1', timestamp, body: BODY }),
  };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

describe('the receiver of the documentation', () => {
  it('takes an event once, whichever of two secrets it has', async () => {
    expect(await post([SECRET])).toBe(204);
    expect(await post([OTHER, SECRET])).toBe(204);
    expect(await post([SECRET, OTHER])).toBe(204);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('tagwright.run.failed run/1');
  });

  it('refuses what is forged, changed or old', async () => {
    expect(await post([OTHER])).toBe(401);
    expect(await post([])).toBe(401);
    expect(await post([SECRET], BODY.replace('1', '2'))).toBe(401);
    expect(await post([SECRET], BODY, 600)).toBe(401);
    expect((await fetch(url, { method: 'POST', body: BODY })).status).toBe(401);
  });
});
