import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadConflictsService, ReadQuarantineService } from '@tagwright/audiences';
import { ReadCatalogService } from '@tagwright/catalog';
import { LastIngestionsService } from '@tagwright/materialization';
import { Requires } from '../security/requires.decorator.js';
import { SourceDto } from './source.dto.js';
import { sourceDto } from './source.mapper.js';

@ApiTags('sources')
@Controller('sources')
@Requires('source.read')
export class SourcesController {
  constructor(
    private readonly catalog: ReadCatalogService,
    private readonly ingestions: LastIngestionsService,
    private readonly quarantine: ReadQuarantineService,
    private readonly conflicts: ReadConflictsService,
  ) {}

  /** Source systems by rank, each with its last load and what was wrong with it. */
  @Get()
  async listSources(): Promise<SourceDto[]> {
    const [mappings, ingestions, setAside, conflicts] = await Promise.all([
      this.catalog.sources(),
      this.ingestions.read(),
      this.quarantine.summary(),
      this.conflicts.bySource(),
    ]);
    return mappings
      .map((mapping) =>
        sourceDto(mapping, {
          ingestion: ingestions.find(({ source }) => source === mapping.source),
          quarantined: setAside
            .filter(({ source }) => source === mapping.source)
            .reduce((sum, { count }) => sum + count, 0),
          conflicts: conflicts.get(mapping.source) ?? 0,
        }),
      )
      .sort((a, b) => a.rank - b.rank || (a.source < b.source ? -1 : 1));
  }
}
