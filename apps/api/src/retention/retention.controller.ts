import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewCollectionService } from '@tagwright/retention';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { RetentionDto } from './retention.dto.js';
import { retentionDto } from './retention.mapper.js';

@ApiTags('retention')
@Controller('retention')
@Requires('snapshot.pin')
export class RetentionController {
  constructor(private readonly collection: PreviewCollectionService) {}

  /** The policy, what the next collection would do by it, and why the rest is kept. */
  @Get()
  @ApiProblem(404, 'no_retention_policy')
  @ApiProblem(422, 'retention_policy_invalid')
  async getRetention(): Promise<RetentionDto> {
    return retentionDto(await this.collection.preview());
  }
}
