import type { Severity } from '@tagwright/kernel';
import type { DiagnosticNote } from './diagnostic-note.js';

type AnalysisNote = DiagnosticNote & { readonly severity: Severity };

/** Findings about what a definition, correct by itself, can never do or should not do. */
export const ANALYSIS_CODES = {
  analysis_incomplete: note(
    'info',
    'The rule is too large for every question about it to be answered; what was found holds.',
    'Divide the rule, if you want the proof.',
  ),
  contradictory_case: note(
    'warning',
    'No input makes the case true: its conditions contradict one another.',
    'Correct a bound, or delete the case.',
  ),
  contradictory_where: note(
    'warning',
    'Nothing fulfils a `where` or `when`: its conditions contradict one another.',
    'Correct the condition.',
  ),
  duplicate_case: note(
    'warning',
    'The case asks what an earlier one asks, which therefore always wins.',
    'Delete one of them, or correct its condition.',
  ),
  else_never_reached: note(
    'warning',
    'For every known input some case holds, so that `else` never gives its value.',
    'Write `else: missing`, or correct the cases.',
  ),
  legal_basis_doubtful: note(
    'warning',
    'Personal data is used on a ground that the PIPL (Art. 13) does not know.',
    'Name consent, a contract, a legal obligation or another ground of the PIPL.',
  ),
  legal_basis_insufficient: note(
    'error',
    'Sensitive or directly identifying data is used on a ground that does not carry it.',
    'Sensitive data needs `separate_consent` or a `legal_obligation`; see legal bases.',
  ),
  overlapping_bins: note(
    'info',
    'Two bins hold for the same value and neither lies within the other; the first one counts.',
    'Set the bounds so that the bins meet without overlapping.',
  ),
  overlapping_rows: note(
    'info',
    'Two rows of a table hold for the same input and give different values; the first one counts.',
    'Narrow one of the rows, if the order is not meant to decide.',
  ),
  personal_fact_unused: note(
    'info',
    'A fact about a person is computed, yet no tag uses it: personal data without a purpose.',
    'Delete the fact, or use it in a tag that states the purpose.',
  ),
  pii_understated: note(
    'warning',
    'A fact passes on a value of a closer class of personal data than it declares.',
    'Declare the class of what it is read from.',
  ),
  table_gap: note(
    'info',
    'No row of the table holds for an input, so that `else` answers; an example is shown.',
    'Add a row, if `else` is not meant.',
  ),
  unit_mismatch: note(
    'error',
    'Values of different units are added, compared or passed on as another unit.',
    'Convert one of them by a factor in a fact of its own, or correct the unit.',
  ),
  unknown_not_stated: note(
    'info',
    'The tag can be undecided, and `unknown:` is not written, so that it is missing then.',
    'Write `unknown:` with a value, or `unknown: missing`.',
  ),
  unknown_never_reached: note(
    'info',
    'The tag is never undecided, so that `unknown` never gives its value.',
    'Remove `unknown`.',
  ),
  unknown_unit: note(
    'warning',
    'The unit is not in `governance/units.yaml`.',
    'Use one of the declared units, or declare it.',
  ),
  unreachable_bin: note(
    'warning',
    'No value falls into the bin: it contradicts itself or earlier bins take everything.',
    'Correct its bounds, or delete it.',
  ),
  unreachable_branch: note(
    'warning',
    'No input takes this branch of the decision tree: what is asked above has settled the question.',
    'Correct the condition, or put the other branch in the place of the node.',
  ),
  unreachable_case: note(
    'warning',
    'Whenever the case is true an earlier one is true as well, which wins.',
    'Move it before them, or delete it.',
  ),
  value_never_produced: note(
    'warning',
    'No case gives a value of the tag’s code list.',
    'Add a case, or take the code out of the list.',
  ),
} as const satisfies Record<string, AnalysisNote>;

function note<const S extends Severity>(
  severity: S,
  meaning: string,
  mend: string,
): AnalysisNote & { readonly severity: S } {
  return { severity, meaning, mend };
}
