import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { VersionPinsService, type VersionPin } from '@tagwright/changes';
import type { Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import type { Fields } from '../shared/fields.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { NewVersionPinDto, VersionPinDto } from './version-pin.dto.js';
import { PARSE_KIND, type Kind } from './parse-kind.pipe.js';

/** Who relies on a major version of a fact, tag or code list. */
@ApiTags('change-sets')
@Controller('version-pins')
@Requires('definition.pin')
export class VersionPinsController {
  constructor(private readonly pins: VersionPinsService) {}

  @Get(':kind/:code')
  @Requires('definition.read')
  async listVersionPins(
    @Param('kind', PARSE_KIND) kind: Kind,
    @Param('code') code: string,
  ): Promise<VersionPinDto[]> {
    return (await this.pins.list(kind, code)).map(pinDto);
  }

  /** From now on a change that ends this major version waits for the consumer. */
  @Post(':kind/:code')
  @ApiCreatedResponse({ type: VersionPinDto })
  @ApiProblem(409, 'already_pinned')
  async pinVersion(
    @Param('kind', PARSE_KIND) kind: Kind,
    @Param('code') code: string,
    @Body() { consumer, major, until, reason }: NewVersionPinDto,
    @CurrentActor() actor: Actor,
  ): Promise<VersionPinDto> {
    const pin = { consumer, major, until: until ?? null, reason: reason ?? '' };
    return pinDto(await this.pins.pin(actor, { kind, code, ...pin }));
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiProblem(404, 'pin_not_found')
  async releaseVersion(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.pins.release(actor, id);
  }
}

function pinDto({ createdAt, ...pin }: VersionPin): Fields<VersionPinDto> {
  return { ...pin, createdAt: createdAt.toISOString() };
}
