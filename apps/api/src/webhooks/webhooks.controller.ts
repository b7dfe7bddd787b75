import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tagwright/kernel';
import { ControlWebhookService, WebhooksService } from '@tagwright/webhooks';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import {
  IssuedWebhookDto,
  NewWebhookDto,
  ResumptionDto,
  SecretRotationDto,
  WebhookChangeDto,
  WebhookDto,
} from './webhook.dto.js';
import { issuedWebhookDto, webhookDto } from './webhook.mapper.js';

const UNUSABLE = ['webhook_without_name', 'webhook_url_unusable', 'webhook_url_refused'] as const;

/** Who outside is told what happens. */
@ApiTags('webhooks')
@Controller('webhooks')
@Requires('webhook.manage')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly control: ControlWebhookService,
  ) {}

  /** Never with their secrets. */
  @Get()
  async listWebhooks(): Promise<WebhookDto[]> {
    return (await this.webhooks.list()).map(webhookDto);
  }

  /** Adds one that is told what happens from now on. Its secret is shown this once. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiProblem(422, ...UNUSABLE)
  async addWebhook(
    @Body() request: NewWebhookDto,
    @CurrentActor() actor: Actor,
  ): Promise<IssuedWebhookDto> {
    return issuedWebhookDto(await this.webhooks.add(actor, request));
  }

  @Get(':id')
  @ApiProblem(404, 'webhook_not_found')
  async getWebhook(@Param('id', ParseRowIdPipe) id: number): Promise<WebhookDto> {
    return webhookDto(await this.webhooks.get(id));
  }

  /** What is left out stays. Another address is tried at once. */
  @Patch(':id')
  @ApiProblem(404, 'webhook_not_found')
  @ApiProblem(422, ...UNUSABLE)
  async changeWebhook(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() change: WebhookChangeDto,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDto> {
    return webhookDto(await this.webhooks.change(actor, id, change));
  }

  /** Ends it with all its deliveries. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblem(404, 'webhook_not_found')
  async removeWebhook(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.webhooks.remove(actor, id);
  }

  /** Another secret, shown this once; events are signed with the present one too for a while. */
  @Post(':id/rotation')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiProblem(404, 'webhook_not_found')
  async rotateSecret(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() { overlapHours }: SecretRotationDto,
    @CurrentActor() actor: Actor,
  ): Promise<IssuedWebhookDto> {
    return issuedWebhookDto(await this.webhooks.rotate(actor, id, overlapHours));
  }

  /** Nothing is sent any more; what happens meanwhile waits. */
  @Post(':id/pause')
  @HttpCode(200)
  @ApiProblem(404, 'webhook_not_found')
  async pauseWebhook(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDto> {
    return webhookDto(await this.control.pause(actor, id));
  }

  /** Sends again, after a pause or after the product had set it aside. */
  @Post(':id/resume')
  @HttpCode(200)
  @ApiProblem(404, 'webhook_not_found')
  async resumeWebhook(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() { missed }: ResumptionDto,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDto> {
    return webhookDto(await this.control.resume(actor, id, missed));
  }

  /** Has an event sent that says nothing; what became of it shows among the deliveries. */
  @Post(':id/test')
  @HttpCode(202)
  @ApiProblem(404, 'webhook_not_found')
  @ApiProblem(409, 'webhook_stopped')
  async testWebhook(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDto> {
    return webhookDto(await this.control.test(actor, id));
  }
}
