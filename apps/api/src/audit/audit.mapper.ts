import { BadRequestException } from '@nestjs/common';
import type { AuditEventView, AuditFilter, EvidenceRequest } from '@tagwright/audit';
import type { PageQueryDto } from '../shared/page-query.dto.js';
import type { AuditEventDto, AuditEventsQueryDto, EvidenceQueryDto } from './audit.dto.js';

export function auditEventDto(event: AuditEventView): AuditEventDto {
  return {
    ...event,
    occurredAt: event.occurredAt.toISOString(),
    channel: event.channel as AuditEventDto['channel'],
    patch: event.patch === null ? null : [...event.patch],
    details: { ...event.details },
  };
}

/** What a query asks for. */
export function auditFilter(query: Omit<AuditEventsQueryDto, keyof PageQueryDto>): AuditFilter {
  const { objectKind, objectCode, person, account, action, from, to } = query;
  return {
    ...(objectKind === undefined ? {} : { objectKind }),
    ...(objectCode === undefined ? {} : { objectCode }),
    ...(person === undefined ? {} : { person }),
    ...(account === undefined ? {} : { account }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from: instant('from', from) }),
    ...(to === undefined ? {} : { to: instant('to', to) }),
  };
}

/** Half an object is none. */
export function evidenceRequest(query: EvidenceQueryDto): EvidenceRequest {
  const { objectKind: kind, objectCode: code } = query;
  const { from, to } = auditFilter(query);
  return {
    ...(kind === undefined || code === undefined ? {} : { object: { kind, code } }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** A day alone means its beginning in UTC. */
function instant(name: string, text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    throw new BadRequestException({
      code: 'instant_unreadable',
      message: `${name} must be an instant such as 2026-01-01T08:00:00+08:00`,
    });
  }
  return date;
}
