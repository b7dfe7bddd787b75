import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DefinitionsAsOfService, type ObjectAsOf } from '@tagwright/definitions';
import { SnapshotService } from '@tagwright/materialization';
import { Requires } from '../security/requires.decorator.js';
import type { Fields } from '../shared/fields.js';
import { AsOfDto, AsOfQueryDto, type ObjectAsOfDto } from './as-of.dto.js';

@ApiTags('audit')
@Controller('audit/as-of')
export class AsOfController {
  constructor(
    private readonly definitions: DefinitionsAsOfService,
    private readonly snapshots: SnapshotService,
  ) {}

  /** What an object was at an instant, who had approved it as what, and which snapshot was shown. */
  @Get()
  @Requires('audit.read')
  async getAsOf(@Query() { at, kind, code }: AsOfQueryDto): Promise<AsOfDto> {
    const instant = new Date(at);
    const [objects, snapshot] = await Promise.all([
      this.definitions.withLists(instant, kind, code),
      this.snapshots.publishedAt(instant),
    ]);
    return {
      at: instant.toISOString(),
      snapshot:
        snapshot === null
          ? null
          : {
              id: snapshot.id,
              contentDigest: snapshot.contentDigest,
              publishedAt: (snapshot.publishedAt ?? instant).toISOString(),
            },
      objects: objects.map(objectDto),
    };
  }
}

function objectDto(object: ObjectAsOf): Fields<ObjectAsOfDto> {
  const { kind, code, version, text, contentHash, changeSet, author } = object;
  return {
    ...{ kind, code, version, text, contentHash, changeSet, author },
    activeFrom: object.activeFrom.toISOString(),
    activeUntil: object.activeUntil?.toISOString() ?? null,
    approvers: object.approvers.map((approver) => ({
      ...approver,
      roles: [...approver.roles],
      at: new Date(approver.at).toISOString(),
    })),
  };
}
