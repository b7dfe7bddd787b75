import { Injectable } from '@nestjs/common';
import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView } from '@tagwright/rules';
import type { SourceMapping } from './source-mapping.js';

/** Everything wrong with a mapping, against the catalog that it comes with. */
type CheckSourceMapping = (mapping: SourceMapping, catalog: CatalogView) => readonly Diagnostic[];

/**
 * What a source mapping must satisfy beyond its head. The catalog keeps mappings without reading
 * them; who reads them adds its check here, so that none is kept that cannot be used.
 */
@Injectable()
export class SourceMappingChecks {
  private readonly checks: CheckSourceMapping[] = [];

  add(check: CheckSourceMapping): void {
    this.checks.push(check);
  }

  /** All findings in all mappings. */
  findings(mappings: readonly SourceMapping[], catalog: CatalogView): Diagnostic[] {
    return mappings.flatMap((mapping) => this.checks.flatMap((check) => check(mapping, catalog)));
  }
}
