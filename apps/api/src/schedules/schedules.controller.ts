import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tagwright/kernel';
import { ControlScheduleService, ListSchedulesService } from '@tagwright/scheduling';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readIdempotencyKey } from '../runs/read-idempotency-key.js';
import { RunStartedDto } from '../runs/run.dto.js';
import { runDto } from '../runs/run.mapper.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { PauseScheduleDto, ScheduleDto } from './schedule.dto.js';
import { scheduleDto } from './schedule.mapper.js';

@ApiTags('schedules')
@Controller('schedules')
@Requires('schedule.read')
export class SchedulesController {
  constructor(
    private readonly schedules: ListSchedulesService,
    private readonly control: ControlScheduleService,
  ) {}

  /** All of them by code, each with its next times, what waits and what ran last. */
  @Get()
  async listSchedules(): Promise<ScheduleDto[]> {
    return (await this.schedules.list()).map(scheduleDto);
  }

  @Get(':code')
  @ApiProblem(404, 'schedule_not_found')
  async getSchedule(@Param('code') code: string): Promise<ScheduleDto> {
    return scheduleDto(await this.schedules.get(code));
  }

  /** From now on it starts nothing; what waited for its start is dropped. */
  @Post(':code/pause')
  @Requires('schedule.manage')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ScheduleDto })
  @ApiProblem(404, 'schedule_not_found')
  @ApiProblem(415, 'body_not_json')
  async pauseSchedule(
    @Param('code') code: string,
    @Body() { reason }: PauseScheduleDto,
    @CurrentActor() actor: Actor,
  ): Promise<ScheduleDto> {
    const written = reason?.trim() ?? '';
    await this.control.pause(code, written === '' ? null : written, actor);
    return this.getSchedule(code);
  }

  /** From now on it starts again; what came due meanwhile is not made up for. */
  @Post(':code/resume')
  @Requires('schedule.manage')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ScheduleDto })
  @ApiProblem(404, 'schedule_not_found')
  async resumeSchedule(
    @Param('code') code: string,
    @CurrentActor() actor: Actor,
  ): Promise<ScheduleDto> {
    await this.control.resume(code, actor);
    return this.getSchedule(code);
  }

  /** Starts it now, paused or held or not; the run also serves what waited for its start. */
  @Post(':code/run')
  @Requires('run.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' } })
  @ApiAcceptedResponse({ type: RunStartedDto, description: 'The run is queued.' })
  @ApiOkResponse({ type: RunStartedDto, description: 'This key has started this run before.' })
  @ApiProblem(400, 'idempotency_key_missing', 'idempotency_key_unusable')
  @ApiProblem(404, 'schedule_not_found')
  @ApiProblem(409, 'schedule_running', 'idempotency_conflict')
  async runSchedule(
    @Param('code') code: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunStartedDto> {
    const idempotencyKey = readIdempotencyKey(key);
    const { run, created } = await this.control.run(code, { idempotencyKey, actor });
    response
      .status(created ? HttpStatus.ACCEPTED : HttpStatus.OK)
      .location(`/api/v1/runs/${run.id}`);
    return { run: runDto(run) };
  }
}
