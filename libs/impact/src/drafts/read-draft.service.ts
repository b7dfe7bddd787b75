import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { draftBody } from '@tagwright/definitions';
import type { Diagnostic, Words } from '@tagwright/kernel';
import { definitionOf, isReadable, parseDefinitions, wordsOf } from '@tagwright/rules';
import { CheckDraftsService } from './check-drafts.service.js';
import type { Draft } from './draft.js';

/** A definition as a person writes it, finished or not. */
export interface WrittenDraft {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly text: string;
}

export interface DraftReading {
  /** The definition as a sentence; null while it cannot be read. */
  readonly words: Words | null;
  /**
   * Everything that is wrong, also with what rests on it. `file` is the code of the definition; line,
   * column and proposal of the draft's own are those of its text.
   */
  readonly diagnostics: readonly Diagnostic[];
}

/** Says what a text means while it is being written, and all that is wrong with it. */
@Injectable()
export class ReadDraftService {
  constructor(
    private readonly drafts: CheckDraftsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /**
   * @param others drafts that go with it, such as the rest of a change-set
   * @throws DomainError as `refuseBadDrafts`, and `definitions_outdated`
   */
  async read({ kind, code, text }: WrittenDraft, others: readonly Draft[]): Promise<DraftReading> {
    const file = { file: code, text };
    if (!isReadable(file)) {
      const { diagnostics } = parseDefinitions([file], await this.catalog.read());
      return { words: null, diagnostics };
    }
    const own = { kind, code, body: draftBody(text), text };
    const { set, catalogs, diagnostics } = await this.drafts.check([own, ...others]);
    // One whose examples fail can be read all the same: the sentence helps to find out why.
    const definition = definitionOf(set, code);
    return {
      words: definition === undefined ? null : wordsOf(definition, catalogs.after, set),
      diagnostics,
    };
  }
}
