import type { ChangeSetDetail, KeptImpact, Subject } from '../../api/types.js';

type Kind = ChangeSetDetail['objects'][number]['kind'];

/** What a change-set is about and whom it touches, in numbers. */
export interface EffectSummary {
  readonly objects: readonly { readonly kind: Kind; readonly count: number }[];
  /** Whose value of any tag changes; null while nobody has computed it. */
  readonly subjects: readonly { readonly subject: Subject; readonly changed: number }[] | null;
  readonly isOutdated: boolean;
  /** What keeps it from being computed; null when nothing does. */
  readonly noEffectBecause: string | null;
}

const KINDS: readonly Kind[] = ['tag', 'fact', 'code_list'];

export function effectSummary(
  { objects }: { readonly objects: readonly { readonly kind: Kind }[] },
  impact: Pick<KeptImpact, 'isOutdated' | 'report'> | null,
  noEffectBecause: string | null = null,
): EffectSummary {
  return {
    objects: KINDS.map((kind) => ({
      kind,
      count: objects.filter((object) => object.kind === kind).length,
    })).filter(({ count }) => count > 0),
    subjects:
      impact === null
        ? null
        : impact.report.subjects
            .filter(({ changed }) => changed > 0)
            .map(({ subject, changed }) => ({ subject, changed })),
    isOutdated: impact?.isOutdated ?? false,
    noEffectBecause,
  };
}
