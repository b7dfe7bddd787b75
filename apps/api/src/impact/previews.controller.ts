import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewImpactService, ReadDraftService } from '@tagwright/impact';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { abortOnClose } from './abort-on-close.js';
import { PreviewRequestDto, WordsRequestDto } from './draft.dto.js';
import { DraftReadingDto } from './draft-reading.dto.js';
import { ImpactReportDto } from './impact-report.dto.js';
import { impactReportDto } from './impact.mapper.js';

@ApiTags('impact')
@Controller('previews')
export class PreviewsController {
  constructor(
    private readonly previews: PreviewImpactService,
    private readonly reading: ReadDraftService,
  ) {}

  /**
   * The effect of drafts on the whole population, against the active definitions, on the inputs of
   * the published snapshot. Registers and publishes nothing; ends when the asker goes away.
   */
  @Post()
  @HttpCode(200)
  @Requires('definition.draft')
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(409, 'snapshot_outdated', 'definitions_outdated')
  @ApiProblem(410, 'gone')
  @ApiProblem(422, 'too_many_drafts', 'draft_repeated', 'draft_too_large')
  @ApiProblem(503, 'previews_busy')
  async previewDrafts(
    @Body() { drafts, ...options }: PreviewRequestDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImpactReportDto> {
    const signal = abortOnClose(response);
    return impactReportDto(await this.previews.preview(drafts, { ...options, signal }));
  }

  /** What a text says while it is being written: its sentence, and everything wrong at its place. */
  @Post('words')
  @HttpCode(200)
  @Requires('definition.draft')
  @ApiProblem(409, 'definitions_outdated')
  @ApiProblem(422, 'too_many_drafts', 'draft_repeated', 'draft_too_large')
  async readDraft(@Body() { others, ...written }: WordsRequestDto): Promise<DraftReadingDto> {
    const { words, diagnostics } = await this.reading.read(written, others ?? []);
    return { words, diagnostics: [...diagnostics] };
  }
}
