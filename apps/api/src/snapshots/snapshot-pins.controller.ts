import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tagwright/kernel';
import { SnapshotPinsService } from '@tagwright/pins';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { PinSnapshotDto, SnapshotPinDto } from './snapshot-pin.dto.js';

@ApiTags('snapshots')
@Controller('snapshots/:id/pin')
@Requires('snapshot.pin')
export class SnapshotPinsController {
  constructor(private readonly pins: SnapshotPinsService) {}

  /** Keeps the snapshot until the pin is removed; pinning it again changes the reason. */
  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiProblem(404, 'snapshot_not_found')
  @ApiProblem(410, 'gone')
  async pinSnapshot(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() { reason }: PinSnapshotDto,
    @CurrentActor() actor: Actor,
  ): Promise<SnapshotPinDto> {
    const pin = await this.pins.add(id, reason, actor);
    return { ...pin, createdAt: pin.createdAt.toISOString() };
  }

  /** Leaves the snapshot to the retention policy again. */
  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiProblem(404, 'pin_not_found')
  async unpinSnapshot(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.pins.remove(id, actor);
  }
}
