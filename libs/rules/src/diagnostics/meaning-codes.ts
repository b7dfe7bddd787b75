import type { DiagnosticNote } from './diagnostic-note.js';

/** Findings about what a definition refers to and computes. All are errors. */
export const MEANING_CODES = {
  bad_as_of: note('`asOf` is no instant with an offset.', 'Write `2026-01-01T00:00:00+08:00`.'),
  bad_pattern: note(
    'The regular expression is not offered, or too long.',
    'See what patterns may hold in “Writing facts and tags”.',
  ),
  bad_zone: note('`zone` is not the name of a time zone.', 'Write, for example, `Asia/Shanghai`.'),
  bands_not_rising: note(
    'Each band of a scorecard must end above the one before it.',
    'Sort them by `below`.',
  ),
  code_outside_list: note('A value is not in its code list.', 'Use a code of the list.'),
  cycle: note('Definitions depend on themselves; the path is shown.', 'Break the circle.'),
  draft_retires_nothing: note(
    'A draft is to retire a fact or tag that is not in force.',
    'Take it out of the drafts.',
  ),
  empty_range: note('The first value of a range is above the second.', 'Exchange them.'),
  empty_window: note(
    'A window ends before it starts, or where it starts.',
    'Let `from` be further back than `to`.',
  ),
  example_fails: note(
    'An example of a tag gives another value than it expects.',
    'Correct the example, or the rule.',
  ),
  examples_do_not_apply: note('A rollup has no inputs of its own subject.', 'Remove the examples.'),
  expression_too_wide: note(
    'An intermediate result might not fit 128 bits.',
    'Divide the expression into several facts, each with its own scale.',
  ),
  follows_itself: note(
    'A row that is both a first and a second event would follow itself on the same day.',
    'Keep them apart by what `where` asks of one column, or leave `sameDay` out.',
  ),
  missing_as_of: note(
    'The rule looks at time, and an example does not say when it is.',
    'Add `asOf`.',
  ),
  missing_else: note(
    'The tag does not say what holds when every case is false.',
    'Add `else:` with a value, or `else: missing`.',
  ),
  no_event_column: note(
    'The dataset has no column that a window could apply to.',
    'Name one by `on`.',
  ),
  no_window_before: note(
    'A trend needs a window with one of the same length before it.',
    'Use `last`, `between` with one unit, or a whole previous period.',
  ),
  operator_not_applicable: note(
    'The operator does not apply to the type of the input.',
    'Use one of the operators that the finding lists.',
  ),
  personal_column: note(
    'The column identifies a person directly; no fact may read it.',
    'Measure something else.',
  ),
  personal_dataset: note(
    'The dataset is kept apart and encrypted; no fact may read it.',
    'Use another.',
  ),
  rollup_over_inherited: note(
    'A rollup goes over a fact that is itself taken from the customer.',
    'Use the customer’s fact directly, or a rollup over a tag.',
  ),
  rows_overlap: note(
    'Two rows of a `unique` table may hold together.',
    'Keep their cells apart, or use `hitPolicy: first`.',
  ),
  row_without_condition: note(
    'Every cell of a row is `any`, so that no later row is ever reached.',
    'Put what holds for everything else into `else`.',
  ),
  subject_mismatch: note(
    'The input describes another subject than the definition.',
    'Use a rollup or an inherited fact.',
  ),
  too_many_decimals: note(
    'A number has more decimals than its type.',
    'Round it, or widen the scale.',
  ),
  two_hit_policies: note('`collect` takes all rows, the hit policy one.', 'Leave one of them out.'),
  type_mismatch: note(
    'The types do not fit together.',
    'Change the type, or what it is computed from.',
  ),
  unique_not_proved: note(
    'A `unique` table is too large to prove that its rows are apart.',
    'Use `hitPolicy: first`, or divide the table.',
  ),
  unknown_code_list: note('There is no such code list.', 'Correct its name, or add the list.'),
  unknown_column: note('The dataset has no such column.', 'Correct its name.'),
  unknown_dataset: note('There is no such dataset.', 'Correct its name.'),
  unknown_fact: note('There is no such fact.', 'Correct its code, or write the fact.'),
  unknown_input: note('An example gives an input that the rule does not look at.', 'Remove it.'),
  unknown_operation: note('An expression has no such operation.', 'Use one of those offered.'),
  unknown_operator: note('There is no such operator.', 'Use one of those offered.'),
  unknown_parameter: note('There is no such parameter.', 'Declare it under `parameters`.'),
  unknown_tag: note('There is no such tag.', 'Correct its code, or write the tag.'),
  unsafe_integer: note('A number is beyond ±(2^53 − 1).', 'Use a smaller number or scale.'),
  unused_parameter: note('Nothing uses the parameter.', 'Use it, or leave it out.'),
  value_not_wanted: note('The operator takes no value.', 'Remove the key `value`.'),
  window_not_offered: note(
    'The window cannot be used here: what followed could not be known.',
    'Use `last`, `between` or a calendar period.',
  ),
  wrong_cell_count: note(
    'A row has more or fewer cells than the table has inputs.',
    'Write `any` for free cells.',
  ),
  wrong_literal: note(
    'A value is not of the type that stands there.',
    'Write a value of that type.',
  ),
  wrong_operand_count: note(
    'An operation has too few or too many operands.',
    'Give as many as it needs.',
  ),
  wrong_operand_type: note(
    'The operands are not of the type that the operation needs.',
    'Change them.',
  ),
} as const satisfies Record<string, DiagnosticNote>;

function note(meaning: string, mend: string): DiagnosticNote {
  return { meaning, mend };
}
