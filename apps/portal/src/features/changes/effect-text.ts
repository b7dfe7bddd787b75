import type { LocaleController } from '../../i18n/locale.controller.js';
import type { EffectSummary } from './effect-summary.js';

/** What an action does, in sentences with numbers: “It is about 2 × tag”, “1,234 customers change value”. */
export function effectText(
  locale: LocaleController,
  { objects, subjects, isOutdated, noEffectBecause }: EffectSummary,
): string[] {
  const { t, format } = locale;
  const about = objects.map(({ kind, count }) =>
    t.changes.countOf(format.number(count), locale.term('governed', kind)),
  );
  const people = (subjects ?? []).map(({ subject, changed }) =>
    t.changes.amount(format.number(changed), locale.term('subject', subject)),
  );
  const affected =
    subjects === null
      ? [noEffectBecause === null ? t.changes.effectUnknown : t.changes.effectImpossible]
      : [
          people.length === 0
            ? t.changes.affectedNobody
            : t.changes.affected(people.join(t.common.separator)),
        ];
  return [
    ...(about.length > 0 ? [t.changes.publishes(about.join(t.common.separator))] : []),
    ...affected,
    ...(isOutdated ? [t.changes.effectOutdated] : []),
  ];
}
