import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tagwright/kernel';
import { DeliveriesService } from '@tagwright/webhooks';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readCursorId, writeCursorId } from '../shared/id-cursor.js';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { WebhookDeliveryDto, WebhookDeliveryPageDto } from './webhook.dto.js';
import { deliveryDto } from './webhook.mapper.js';

/** What was sent to a webhook. */
@ApiTags('webhooks')
@Controller('webhooks/:id/deliveries')
@Requires('webhook.manage')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  /** Newest first. */
  @Get()
  @ApiProblem(404, 'webhook_not_found')
  async listDeliveries(
    @Param('id', ParseRowIdPipe) id: number,
    @Query() { limit, cursor, skip }: PageQueryDto,
  ): Promise<WebhookDeliveryPageDto> {
    const before = readCursorId(cursor);
    const page = await this.deliveries.list(id, { limit, skip, ...(before && { before }) });
    return {
      items: page.items.map(deliveryDto),
      total: page.total,
      nextCursor: writeCursorId(page.items, limit),
    };
  }

  /** Sends it again under the same id, before what came later and still waits. */
  @Post(':delivery/redelivery')
  @HttpCode(202)
  @ApiProblem(404, 'delivery_not_found')
  async redeliver(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('delivery', ParseRowIdPipe) delivery: number,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDeliveryDto> {
    return deliveryDto(await this.deliveries.redeliver(actor, id, delivery));
  }

  /** Gives up one that waits, so that those after it may go. */
  @Post(':delivery/skip')
  @HttpCode(200)
  @ApiProblem(404, 'delivery_not_found')
  async skipDelivery(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('delivery', ParseRowIdPipe) delivery: number,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookDeliveryDto> {
    return deliveryDto(await this.deliveries.skip(actor, id, delivery));
  }
}
