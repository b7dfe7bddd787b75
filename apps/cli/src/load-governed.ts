import type { INestApplicationContext } from '@nestjs/common';
import { RegisterCatalogService } from '@tagwright/catalog';
import { RegisterDefinitionsService } from '@tagwright/definitions';
import type { Config } from '@tagwright/platform';
import { cliActor } from './cli-actor.js';
import type { Output } from './output.js';

/** Brings code lists, domain models, mappings and definitions from their folders into the database. */
export async function loadGoverned(
  services: INestApplicationContext,
  config: Config,
  output: Output,
): Promise<void> {
  const actor = cliActor();
  const catalog = await services.get(RegisterCatalogService).register(config.governanceDir, actor);
  const definitions = await services
    .get(RegisterDefinitionsService)
    .register(config.definitionsDir, actor);
  output.progress(
    `Governance: ${catalog.total} objects (${catalog.changed} new or changed); definitions: ${definitions.total} (${definitions.changed} new or changed).`,
  );
  const waiting = new Set([catalog.changeSet, definitions.changeSet].filter((id) => id !== null));
  for (const id of waiting) {
    output.progress(`What changed in the folders waits for review as change-set ${id}.`);
  }
}
