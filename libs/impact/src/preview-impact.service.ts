import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { ComputeImpactService, type DraftedCodes } from './compute-impact.service.js';
import { RunCostService } from './cost/run-cost.service.js';
import { CheckDraftsService } from './drafts/check-drafts.service.js';
import { codeListDrafts, draftedCodes, hashOfDrafts, type Draft } from './drafts/draft.js';
import { hashOfInputs, impactInputs } from './inputs/impact-inputs.js';
import { openSides, rulingOf, type OpenedSides } from './inputs/open-sides.js';
import { OpenInputsService } from './inputs/open-inputs.service.js';
import type { ImpactReport } from './impact-report.js';
import type { PreviewOptions } from './preview-options.js';

/** Tells the effect of drafts on the whole population, in the numbers that the next run publishes. */
@Injectable()
export class PreviewImpactService {
  constructor(
    private readonly drafts: CheckDraftsService,
    private readonly inputs: OpenInputsService,
    private readonly computing: ComputeImpactService,
    private readonly cost: RunCostService,
  ) {}

  /**
   * Against the active definitions, on the inputs of the published snapshot. Registers and publishes
   * nothing. Drafts with errors give a report with diagnostics and without figures.
   * @throws DomainError `no_snapshot`, `snapshot_outdated`, `gone`, `previews_busy`, and as
   * `refuseBadDrafts`; the signal's reason
   */
  async preview(drafts: readonly Draft[], options: PreviewOptions = {}): Promise<ImpactReport> {
    const start = performance.now();
    const signal = options.signal ?? new AbortController().signal;
    const checked = await this.drafts.check(drafts);
    signal.throwIfAborted();
    return this.inputs.use(checked.catalogs.before, async ({ inputs: found, sealed }) => {
      const inputs = impactInputs(found, checked, drafts);
      const head = {
        format: 1,
        draftHash: hashOfDrafts(drafts),
        inputsHash: hashOfInputs(inputs, inputs.codeLists),
        inputs,
        diagnostics: checked.diagnostics,
      } as const;
      const computed = checked.isRefused
        ? NO_FIGURES
        : await this.figures(
            openSides(found, sealed, rulingOf(checked)),
            {
              definitions: draftedCodes(drafts),
              codeLists: codeListDrafts(drafts).map(({ code }) => code),
            },
            { ...options, signal },
          );
      const seconds = Math.round(performance.now() - start) / 1000;
      return { ...head, ...computed, computedAt: new Date().toISOString(), seconds };
    });
  }

  /**
   * What keeps any report of the drafts from being computed; null when nothing does. Errors in the
   * drafts do not count: they can be mended.
   */
  async obstacle(drafts: readonly Draft[]): Promise<DomainError | null> {
    try {
      const { catalogs } = await this.drafts.check(drafts);
      return await this.inputs.use(catalogs.before, () => Promise.resolve(null));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (OBSTACLES.has(error.kind) || TOO_LARGE.has(error.code)) return error;
      if (error.kind === 'invalid') return null;
      throw error;
    }
  }

  private async figures(
    opened: OpenedSides,
    drafted: DraftedCodes,
    options: PreviewOptions & { readonly signal: AbortSignal },
  ) {
    const [figures, cost] = await Promise.all([
      this.computing.compute(opened, drafted, options),
      this.cost.estimate(opened),
    ]);
    return { isComputed: true, ...figures, cost };
  }
}

/** No snapshot, one of an earlier product, definitions that do not fit: nothing that a draft could mend. */
const OBSTACLES: ReadonlySet<string> = new Set(['not_found', 'conflict', 'gone']);
const TOO_LARGE: ReadonlySet<string> = new Set(['too_many_drafts', 'draft_too_large']);

const NO_FIGURES = {
  ...{ isComputed: false, subjects: [], tags: [], facts: [], codeLists: [], cost: null },
} as const;
