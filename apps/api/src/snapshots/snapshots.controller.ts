import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { ChangedSubjectsService, ReachService } from '@tagwright/audiences';
import { SnapshotService, type SnapshotEntity } from '@tagwright/materialization';
import { SnapshotPinsService } from '@tagwright/pins';
import { SnapshotAgeService } from '@tagwright/scheduling';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readCursorId, writeCursorId } from '../shared/id-cursor.js';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { ChangesQueryDto, MISSING } from './changes-query.dto.js';
import {
  ChangedSubjectPageDto,
  SnapshotDiffDto,
  SnapshotDto,
  SnapshotPageDto,
} from './snapshot.dto.js';
import { snapshotDiffDto, snapshotDto } from './snapshot.mapper.js';

@ApiTags('snapshots')
@Controller('snapshots')
@Requires('snapshot.read')
export class SnapshotsController {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly changes: ChangedSubjectsService,
    private readonly age: SnapshotAgeService,
    private readonly pins: SnapshotPinsService,
    private readonly reach: ReachService,
  ) {}

  /** Newest first. */
  @Get()
  async listSnapshots(@Query() query: PageQueryDto): Promise<SnapshotPageDto> {
    const before = readCursorId(query.cursor);
    const page = await this.snapshots.list({
      limit: query.limit,
      skip: query.skip,
      ...(before === undefined ? {} : { before }),
    });
    return {
      items: await this.shown(page.items),
      total: page.total,
      nextCursor: writeCursorId(page.items, query.limit),
    };
  }

  /** The one that readers get. */
  @Get('current')
  @ApiProblem(404, 'no_snapshot')
  async getCurrentSnapshot(): Promise<SnapshotDto> {
    return this.shownOne(await this.snapshots.requireCurrent());
  }

  @Get(':id')
  @ApiProblem(404, 'snapshot_not_found')
  async getSnapshot(@Param('id', ParseRowIdPipe) id: number): Promise<SnapshotDto> {
    return this.shownOne(await this.snapshots.get(id));
  }

  /** All that it was made from and came to, as it was sealed. */
  @Get(':id/manifest')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @ApiProblem(404, 'snapshot_not_found')
  async getSnapshotManifest(
    @Param('id', ParseRowIdPipe) id: number,
  ): Promise<Record<string, unknown>> {
    const { manifest } = await this.snapshots.get(id);
    return { ...manifest };
  }

  /** What it changed against the one published before it. */
  @Get(':id/diff')
  @ApiProblem(404, 'snapshot_not_found')
  async getSnapshotDiff(@Param('id', ParseRowIdPipe) id: number): Promise<SnapshotDiffDto> {
    const { diff } = await this.snapshots.get(id);
    return snapshotDiffDto(diff);
  }

  /** Who changed in one tag, by id. */
  @Get(':id/changes')
  @Requires('subject.read')
  @ApiProblem(404, 'snapshot_not_found', 'tag_not_found')
  async listChangedSubjects(
    @Param('id', ParseRowIdPipe) snapshotId: number,
    @Query() { tag, from, to, limit, cursor, skip }: ChangesQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<ChangedSubjectPageDto> {
    this.reach.requireAllBrands(scope);
    await this.reach.requireTag(scope, tag);
    const page = await this.changes.list({
      ...{ snapshotId, tag, limit, skip, after: readCursorId(cursor) ?? 0 },
      ...(from === undefined ? {} : { from: from === MISSING ? null : from }),
      ...(to === undefined ? {} : { to: to === MISSING ? null : to }),
    });
    return { ...page, nextCursor: writeCursorId(page.items, limit) };
  }

  private async shown(snapshots: readonly SnapshotEntity[]): Promise<SnapshotDto[]> {
    const [age, pins] = await Promise.all([
      this.age.current(),
      this.pins.of(snapshots.map(({ id }) => id)),
    ]);
    return snapshots.map((snapshot) => snapshotDto(snapshot, { age, pins }));
  }

  private async shownOne(snapshot: SnapshotEntity): Promise<SnapshotDto> {
    const [age, pins] = await Promise.all([this.age.current(), this.pins.of([snapshot.id])]);
    return snapshotDto(snapshot, { age, pins });
  }
}
