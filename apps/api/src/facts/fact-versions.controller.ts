import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reaches, type Scope } from '@tagwright/access';
import { DefinitionVersionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { DefinitionVersionDto } from '../shared/definition-version.dto.js';
import { definitionVersionDto } from '../shared/definition-version.mapper.js';

/** How a fact became what it is. */
@ApiTags('facts')
@Controller('facts/:code/versions')
@Requires('definition.read')
export class FactVersionsController {
  constructor(private readonly versions: DefinitionVersionsService) {}

  /** Newest first, each with what it changed; also of a fact that is retired. */
  @Get()
  @ApiProblem(404, 'fact_not_found')
  async listFactVersions(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<DefinitionVersionDto[]> {
    const versions = await this.versions.list('fact', code);
    const [newest] = versions;
    if (newest === undefined || !reaches(domains, String(newest.body.group))) {
      throw new DomainError('fact_not_found', 'There is no fact of this name here.', {
        kind: 'not_found',
      });
    }
    return versions.map(definitionVersionDto);
  }
}
