import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { createApi } from '../../../apps/api/src/index.js';
import { openHouse, openPublishedHouse, type House } from './open-house.js';

/** The real interface over a house, on a port of its own. */
export interface ServedHouse extends House {
  readonly app: NestExpressApplication;
  readonly port: number;
  readonly api: ReturnType<typeof supertest>;
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
  return {
    ...house,
    app,
    port,
    api: supertest(`http://127.0.0.1:${port}`),
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}
