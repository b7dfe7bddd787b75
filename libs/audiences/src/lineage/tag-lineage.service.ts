import { Injectable } from '@nestjs/common';
import { reaches, type Scope } from '@tagwright/access';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { parseSourceMapping } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { lineageGraph, type LineageGraph } from './lineage-graph.js';

/** How tags are made, by the definitions and mappings in force. */
@Injectable()
export class TagLineageService {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** @throws DomainError `tag_not_found`, also of a tag out of reach */
  async read(code: string, { domains }: Scope): Promise<LineageGraph> {
    const [{ set }, catalog, sources] = await Promise.all([
      this.definitions.read(),
      this.catalog.read(),
      this.catalog.sources(),
    ]);
    const tag = set.tags.get(code);
    if (tag === undefined || !reaches(domains, tag.category)) {
      throw new DomainError('tag_not_found', 'There is no tag of this name here.', {
        kind: 'not_found',
      });
    }
    return lineageGraph(code, {
      set,
      catalog,
      mappings: sources.flatMap(
        ({ text, file }) => parseSourceMapping(text, file, catalog).mapping ?? [],
      ),
      reaches: (each) => reaches(domains, 'rule' in each ? each.category : each.group),
    });
  }
}
