import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditedObject } from '../audit-event.js';
import type { AuditFilter } from '../read/audit-filter.js';

/** A file of a package of evidence. */
export interface EvidenceFile {
  /** Relative, with slashes; below a folder of the source's own. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a package is about. */
export interface EvidenceSubject {
  readonly filter: AuditFilter;
  /** What the events of the package are about, each once, in a fixed order. */
  readonly objects: readonly AuditedObject[];
}

/** A library that puts something beside the events. */
export interface EvidenceSource {
  /**
   * The same files in the same order for the same rows, so that a package can be made again byte for
   * byte. Reads through `manager`, which sees everything at the moment of the events.
   */
  files(subject: EvidenceSubject, manager: EntityManager): AsyncIterable<EvidenceFile>;
}

/** All sources; a library adds its own when its module begins. */
@Injectable()
export class EvidenceSources {
  private readonly sources: EvidenceSource[] = [];

  add(source: EvidenceSource): void {
    this.sources.push(source);
  }

  all(): readonly EvidenceSource[] {
    return this.sources;
  }
}
