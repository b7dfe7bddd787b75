import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reaches, type Scope } from '@tagwright/access';
import { ProfileFactService } from '@tagwright/audiences';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { FactDetailDto, FactDto } from './fact.dto.js';
import { factDetailDto, factDto } from './fact.mapper.js';
import { FactProfileDto } from './fact-profile.dto.js';
import { factProfileDto } from './fact-profile.mapper.js';

@ApiTags('facts')
@Controller('facts')
@Requires('definition.read')
export class FactsController {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
    private readonly profiles: ProfileFactService,
  ) {}

  /** The facts that tags may be built on, in their active versions. */
  @Get()
  async listFacts(@CurrentScope() { domains }: Scope): Promise<FactDto[]> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    return [...active.set.facts.values()]
      .filter(({ group }) => reaches(domains, group))
      .map((fact) => factDto(fact, active, catalog));
  }

  @Get(':code')
  @ApiProblem(404, 'fact_not_found')
  async getFact(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<FactDetailDto> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    const fact = active.set.facts.get(code);
    if (fact === undefined || !reaches(domains, fact.group)) throw factNotFound();
    return factDetailDto(fact, active, catalog);
  }

  /**
   * How its values are spread in the published run, counted exactly. Its class decides what is
   * told: of direct and sensitive facts counts alone, of indirect ones nothing that fewer than
   * five subjects share.
   */
  @Get(':code/profile')
  @ApiProblem(404, 'no_snapshot', 'fact_not_found', 'fact_not_computed')
  async getFactProfile(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<FactProfileDto> {
    const [{ set }, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    const fact = set.facts.get(code);
    if (fact === undefined || !reaches(domains, fact.group)) throw factNotFound();
    const profile = await this.profiles.read(code, fact.pii);
    // The run may have computed it while it belonged to another group.
    if (!reaches(domains, profile.group)) throw factNotFound();
    return factProfileDto(profile, catalog);
  }
}

function factNotFound(): DomainError {
  return new DomainError('fact_not_found', 'There is no fact of this name.', {
    kind: 'not_found',
  });
}
