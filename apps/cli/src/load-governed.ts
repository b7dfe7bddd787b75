import type { INestApplicationContext } from '@nestjs/common';
import { RegisterCatalogService } from '@tagwright/catalog';
import { RegisterDefinitionsService } from '@tagwright/definitions';
import type { Config } from '@tagwright/platform';
import type { Output } from './output.js';

/** Brings code lists, domain models, mappings and definitions from their folders into the database. */
export async function loadGoverned(
  services: INestApplicationContext,
  config: Config,
  output: Output,
): Promise<void> {
  const catalog = await services.get(RegisterCatalogService).register(config.governanceDir);
  const definitions = await services
    .get(RegisterDefinitionsService)
    .register(config.definitionsDir);
  output.progress(
    `Governance: ${catalog.total} objects (${catalog.changed} new or changed); definitions: ${definitions.total} (${definitions.changed} new or changed).`,
  );
}
