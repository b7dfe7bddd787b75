import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { createApi } from '../../../apps/api/src/index.js';
import { signInAs, type SignedIn } from './sign-in-as.js';
import { openHouse, openPublishedHouse, type House } from './open-house.js';

/** The real interface over a house, on a port of its own. */
export interface ServedHouse extends House {
  readonly app: NestExpressApplication;
  readonly port: number;
  /** Asks as somebody with every role. */
  readonly api: ReturnType<typeof supertest.agent>;
  /** Who `api` asks as. */
  readonly me: SignedIn;
  /** Asks as nobody. */
  readonly stranger: ReturnType<typeof supertest>;
  /** The body of an answer that must be 200. */
  get(path: string): Promise<unknown>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** @param portalDirectory a folder with an index.html, where the portal matters */
export async function serveHouse(
  state: 'empty' | 'published',
  portalDirectory = '/nonexistent',
): Promise<ServedHouse> {
  const house = state === 'empty' ? await openHouse() : await openPublishedHouse();
  const app = await createApi({ session: house, portalDirectory });
  app.useLogger(false);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const me = await signInAs(house);
  const api = supertest.agent(url).set(me.headers);
  return {
    ...house,
    app,
    port,
    api,
    me,
    stranger: supertest(url),
    get: async (path) => {
      const { status, body } = (await api.get(`/api/v1${path}`)) as Answer;
      expect({ path, status, body }).toMatchObject({ status: 200 });
      return body;
    },
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}
