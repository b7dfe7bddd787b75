import { Injectable } from '@nestjs/common';
import { overlayCodeLists, ReadCatalogService } from '@tagwright/catalog';
import {
  ActiveDefinitionsService,
  checkDrafts,
  type ActiveDefinitions,
} from '@tagwright/definitions';
import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView, DefinitionSet } from '@tagwright/rules';
import { codeListDrafts, definitionDrafts, refuseBadDrafts, type Draft } from './draft.js';

/** Drafts over what is in force, with everything that is wrong with them. */
export interface CheckedDrafts {
  readonly active: ActiveDefinitions;
  /** The catalog in force, and with the drafted code lists. */
  readonly catalogs: { readonly before: CatalogView; readonly after: CatalogView };
  /** What would be in force. */
  readonly set: DefinitionSet;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether something stops the drafts from coming into force. */
  readonly isRefused: boolean;
}

/** Checks drafts as their registration would: whatever rests on them is checked, too. */
@Injectable()
export class CheckDraftsService {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** @throws DomainError as `refuseBadDrafts`, and `definitions_outdated` */
  async check(drafts: readonly Draft[]): Promise<CheckedDrafts> {
    refuseBadDrafts(drafts);
    const [active, before] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    const overlaid = overlayCodeLists(before, codeListDrafts(drafts));
    const { set, diagnostics } = await checkDrafts(definitionDrafts(drafts), active, overlaid);
    const found = [...overlaid.diagnostics, ...diagnostics];
    return {
      active,
      catalogs: { before, after: overlaid.catalog },
      set,
      diagnostics: found,
      isRefused: found.some(({ severity }) => severity === 'error'),
    };
  }
}
