import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import {
  ReachService,
  SubjectRecordsService,
  TagHistoryService,
  TimelineService,
} from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readCursorId } from '../shared/id-cursor.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { LeadRecordsDto, OrdersDto, VehicleRelationsDto } from './record.dto.js';
import { leadRecordsDto, ordersDto, vehicleRelationsDto } from './record.mapper.js';
import { TagHistoryDto } from './tag-history.dto.js';
import { TagHistoryQueryDto, TimelineDto, TimelineQueryDto } from './timeline.dto.js';
import { readKey, tagHistoryDto, timelineDto } from './timeline.mapper.js';

/** What the sources say of a customer, at the versions that the published snapshot was made of. */
@ApiTags('customers')
@Controller('customers/:id')
@Requires('subject.read')
@ApiProblem(404, 'no_snapshot', 'customer_not_found')
export class CustomerRecordsController {
  constructor(
    private readonly records: SubjectRecordsService,
    private readonly timelines: TimelineService,
    private readonly histories: TagHistoryService,
    private readonly reach: ReachService,
  ) {}

  /** Vehicles with role and period, those of today first. */
  @Get('vehicles')
  async listVehiclesOfCustomer(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<VehicleRelationsDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return vehicleRelationsDto(await this.records.vehicles(id, scope));
  }

  /** Leads with source, grades, dealer and outcome, the newest first. */
  @Get('leads')
  async listLeadsOfCustomer(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<LeadRecordsDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return leadRecordsDto(await this.records.leads(id, scope));
  }

  /** Sales orders, and service orders with their items and what was left over. */
  @Get('orders')
  async listOrdersOfCustomer(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<OrdersDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return ordersDto(await this.records.orders(id));
  }

  /** Everything dated that is known of a customer, the newest first, each with its source row. */
  @Get('timeline')
  @ApiProblem(400, 'cursor_unreadable')
  async readTimeline(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Query() { kinds, cursor, limit }: TimelineQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<TimelineDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    const after = readKey(cursor);
    return timelineDto(
      await this.timelines.read({
        ...{ customerId: id, limit },
        ...(kinds === undefined ? {} : { kinds }),
        ...(after === undefined ? {} : { after }),
      }),
    );
  }

  /** How a customer's tags moved from snapshot to snapshot, the newest first. */
  @Get('tag-changes')
  async listTagChanges(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Query() { cursor }: TagHistoryQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<TagHistoryDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return tagHistoryDto(await this.histories.read('customer', id, scope, readCursorId(cursor)));
  }
}
