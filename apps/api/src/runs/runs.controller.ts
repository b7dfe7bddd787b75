import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor, Clock } from '@tagwright/kernel';
import { parseAsOf, RunService, RunZone } from '@tagwright/materialization';
import type { Request, Response } from 'express';
import { CLOCK } from '../tokens.js';
import { OpenRequests } from '../observation/open-requests.js';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { Authenticator } from '../security/authenticator.js';
import { readCursorId, writeCursorId } from '../shared/id-cursor.js';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { readIdempotencyKey } from './read-idempotency-key.js';
import { RunDto, RunPageDto, RunStartedDto, StartRunDto } from './run.dto.js';
import { runDto } from './run.mapper.js';
import { streamRunEvents } from './stream-run-events.js';

@ApiTags('runs')
@Controller('runs')
@Requires('run.read')
export class RunsController {
  constructor(
    private readonly runs: RunService,
    private readonly zone: RunZone,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly requests: OpenRequests,
    private readonly authenticator: Authenticator,
  ) {}

  /** Asks for facts and tags to be computed and published; answers at once with the run to watch. */
  @Post()
  @Requires('run.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' } })
  @ApiAcceptedResponse({ type: RunStartedDto, description: 'The run is queued.' })
  @ApiOkResponse({ type: RunStartedDto, description: 'This key has started this run before.' })
  @ApiProblem(400, 'idempotency_key_missing', 'idempotency_key_unusable')
  @ApiProblem(409, 'idempotency_conflict')
  @ApiProblem(415, 'body_not_json')
  @ApiProblem(422, 'as_of_unreadable', 'as_of_in_future')
  async startRun(
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: StartRunDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunStartedDto> {
    const idempotencyKey = readIdempotencyKey(key);
    const zone = this.zone.name;
    const { run, created } = await this.runs.submit({
      kind: 'materialize',
      params: { asOf: body.asOf ?? null },
      ...(body.asOf === undefined ? {} : { asOf: parseAsOf(body.asOf, zone, this.clock) }),
      zone,
      idempotencyKey,
      actor,
    });
    response
      .status(created ? HttpStatus.ACCEPTED : HttpStatus.OK)
      .location(`/api/v1/runs/${run.id}`);
    return { run: runDto(run) };
  }

  /** Newest first. */
  @Get()
  async listRuns(@Query() query: PageQueryDto): Promise<RunPageDto> {
    const before = readCursorId(query.cursor);
    const page = await this.runs.list({
      limit: query.limit,
      skip: query.skip,
      ...(before === undefined ? {} : { before }),
    });
    return {
      items: page.items.map(runDto),
      total: page.total,
      nextCursor: writeCursorId(page.items, query.limit),
    };
  }

  @Get(':id')
  @ApiProblem(404, 'run_not_found')
  async getRun(@Param('id', ParseRowIdPipe) id: number): Promise<RunDto> {
    return runDto(await this.runs.get(id));
  }

  /** Asks for the run to end: a waiting one ends at once, one at work within seconds. */
  @Post(':id/cancel')
  @Requires('run.manage')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ type: RunStartedDto })
  @ApiProblem(404, 'run_not_found')
  @ApiProblem(409, 'run_final')
  async cancelRun(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<RunStartedDto> {
    return { run: runDto(await this.runs.cancel(id, actor)) };
  }

  /**
   * The run again whenever it changes, as events named `run` whose id is the revision. Ends after
   * a final state; `Last-Event-ID` takes up where a stream was cut.
   */
  @Get(':id/events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string' } })
  @ApiProblem(404, 'run_not_found')
  async watchRun(
    @Param('id', ParseRowIdPipe) id: number,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.runs.get(id);
    const after = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : -1;
    const gone = new AbortController();
    request.once('close', () => {
      gone.abort();
    });
    const stop = AbortSignal.any([gone.signal, this.requests.stopping]);
    await streamRunEvents(this.runs.watch(id, after, stop), response, {
      stopped: stop,
      mayStay: async () => (await this.authenticator.identify(request, false)) !== null,
    });
  }
}
