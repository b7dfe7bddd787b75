import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  AuditHeadService,
  EvidenceService,
  FindEventsService,
  SealEventsService,
  VerifyTrailService,
} from '@tagwright/audit';
import type { Actor } from '@tagwright/kernel';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readCursorId, writeCursorId } from '../shared/id-cursor.js';
import {
  AuditEventPageDto,
  AuditEventsQueryDto,
  AuditHeadDto,
  AuditVerificationDto,
  EvidenceQueryDto,
} from './audit.dto.js';
import { auditEventDto, auditFilter, evidenceRequest } from './audit.mapper.js';
import { sendEvidence } from './send-evidence.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly events: FindEventsService,
    private readonly head: AuditHeadService,
    private readonly verification: VerifyTrailService,
    private readonly evidence: EvidenceService,
    private readonly seals: SealEventsService,
  ) {}

  /** Newest first; each with its place in the chain once it is sealed. */
  @Get('events')
  @Requires('audit.read')
  @ApiProblem(400, 'cursor_unreadable', 'instant_unreadable')
  async listAuditEvents(@Query() query: AuditEventsQueryDto): Promise<AuditEventPageDto> {
    const { limit, cursor, skip, ...filter } = query;
    const before = readCursorId(cursor);
    const page = await this.events.find(auditFilter(filter), {
      limit,
      skip,
      ...(before === undefined ? {} : { before }),
    });
    return {
      items: page.items.map(auditEventDto),
      total: page.total,
      nextCursor: writeCursorId(page.items, limit),
    };
  }

  /** The end of the chain, and the newest head that was signed: take it away to prove the end later. */
  @Get('head')
  @Requires('audit.read')
  async getAuditHead(): Promise<AuditHeadDto> {
    const { sequence, hash, signed, publicKey } = await this.head.read();
    return { sequence: Number(sequence), hash, signed, publicKey };
  }

  /** Follows the whole chain and holds it against the signed heads; answers when it is through. */
  @Post('verifications')
  @HttpCode(200)
  @Requires('audit.read')
  @ApiOkResponse({ type: AuditVerificationDto })
  verifyAuditTrail(): Promise<AuditVerificationDto> {
    return this.verification.verifyOnce();
  }

  /** A zip that proves, without the product, what happened to an object or in a period. */
  @Get('evidence')
  @Requires('audit.export')
  @ApiProduces('application/zip')
  @ApiOkResponse({
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblem(400, 'instant_unreadable')
  @ApiProblem(409, 'audit_not_signed')
  @ApiProblem(422, 'evidence_unbounded')
  async getAuditEvidence(
    @Query() query: EvidenceQueryDto,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const request = evidenceRequest(query);
    // What happened a moment ago is part of it.
    await this.seals.sealAndSign();
    // What is wrong with the request is said before the first byte.
    await this.evidence.rangeOf(request);
    await sendEvidence(response, (sink) => this.evidence.pack(request, actor, sink));
  }
}
