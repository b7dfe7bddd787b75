import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { FactDetailDto, FactDto } from './fact.dto.js';
import { factDetailDto, factDto } from './fact.mapper.js';

@ApiTags('facts')
@Controller('facts')
export class FactsController {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** The facts that tags may be built on, in their active versions. */
  @Get()
  async listFacts(): Promise<FactDto[]> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    return [...active.set.facts.values()].map((fact) => factDto(fact, active, catalog));
  }

  @Get(':code')
  @ApiProblem(404, 'fact_not_found')
  async getFact(@Param('code') code: string): Promise<FactDetailDto> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    const fact = active.set.facts.get(code);
    if (fact === undefined) {
      throw new DomainError('fact_not_found', 'There is no fact of this name.', {
        kind: 'not_found',
      });
    }
    return factDetailDto(fact, active, catalog);
  }
}
