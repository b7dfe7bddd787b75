import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadCatalogService } from '@tagwright/catalog';
import { SourceDto } from './source.dto.js';
import { sourceDto } from './source.mapper.js';

@ApiTags('sources')
@Controller('sources')
export class SourcesController {
  constructor(private readonly catalog: ReadCatalogService) {}

  /** Source systems by rank. */
  @Get()
  async listSources(): Promise<SourceDto[]> {
    const mappings = await this.catalog.sources();
    return mappings
      .map(sourceDto)
      .sort((a, b) => a.rank - b.rank || (a.source < b.source ? -1 : 1));
  }
}
