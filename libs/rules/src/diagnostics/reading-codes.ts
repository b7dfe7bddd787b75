import type { DiagnosticNote } from './diagnostic-note.js';

/** Findings of reading a file: its form, before anything it refers to. All are errors. */
export const READING_CODES = {
  alias_not_allowed: note(
    'YAML anchors and aliases are not offered: a few lines of them can stand for gigabytes.',
    'Write the value out.',
  ),
  bad_code: note(
    'A code is lower-case letters, digits and `_`, starts with a letter and has at most 63 characters.',
    'Rename it.',
  ),
  control_character: note(
    'A text has a character that cannot be seen (control, byte order, writing direction) or half of one.',
    'Delete it; write the text anew if you cannot find it.',
  ),
  definition_too_large: note('One definition has more than 96 KiB.', 'Divide the rule.'),
  duplicate_key: note('A mapping has the same key twice.', 'Keep one of them.'),
  duplicate_code: note(
    'Two definitions have the same code; facts and tags share one name space.',
    'Rename one of them, or delete it.',
  ),
  empty_list: note('A list (or a cell of a table) has no item.', 'Add one, or leave the key out.'),
  file_too_large: note(
    'A definition file has more than 192 KiB, or more than 65,536 words and signs; it was not parsed.',
    'Divide it into several files.',
  ),
  key_does_not_apply: note('A key does not apply to the type that is given.', 'Remove the key.'),
  list_too_long: note(
    'A list has more than 500 items, or a mapping more than 500 keys.',
    'Divide the definition.',
  ),
  missing_key: note('A required key is missing.', 'Add it.'),
  nested_too_deep: note(
    'Conditions, expressions or brackets are nested deeper than any rule needs.',
    'Flatten it, or divide it into several tags or facts.',
  ),
  not_a_boolean: note('`true` or `false` was expected.', 'Write true or false, without quotes.'),
  not_a_condition: note(
    'A condition has one of `all`, `any`, `not`, or a reference with an operator.',
    'Write it in one of these forms.',
  ),
  not_a_definition: note(
    'A document starts neither with `fact:` nor with `tag:`.',
    'Start it with one of them; divide several by `---`.',
  ),
  not_a_fact: note('A fact has exactly one source.', 'Keep one of the sources.'),
  not_a_key: note('A key of a mapping is no plain word.', 'Write a plain word as key.'),
  not_a_list: note('A list was expected.', 'Write `[…]` or lines that start with `- `.'),
  not_a_mapping: note('A mapping of keys to values was expected.', 'Write `key: value`.'),
  not_a_measure: note('A measure has exactly one operation.', 'Keep one of the operations.'),
  not_a_sequence: note('A sequence has exactly one of `then`, `without`.', 'Keep one of them.'),
  not_a_text: note('A text was expected.', 'Put numbers and true or false in quotes.'),
  not_a_whole_number: note(
    'A whole number within the stated bounds was expected.',
    'Write such a number, without quotes.',
  ),
  not_a_weight: note('A weight is a number between ±1,000,000.', 'Write such a number.'),
  not_an_expression: note('An expression has exactly one operation.', 'Keep one of them.'),
  text_too_long: note('A text has more than 2,000 characters.', 'Shorten it.'),
  too_many_definitions: note('There are more than 5,000 definitions.', 'Divide the installation.'),
  too_many_findings: note(
    'There are more than 1,000 findings; the rest is counted.',
    'Mend these first.',
  ),
  two_inputs: note('A rollup looks at one fact or one tag.', 'Remove one of them.'),
  unknown_key: note('There is no such key here.', 'Correct its spelling, or remove it.'),
  unknown_length: note('A length of time needs one unit with a number.', 'Write `{months: 12}`.'),
  unknown_pick: note('A pick is a word, or exactly one of `order`, `newest`.', 'Keep one of them.'),
  unknown_window: note(
    'A window is `ever` or one of `last`, `between`, `next`.',
    'Write one of these.',
  ),
  unknown_word: note('The value is not one of the words offered here.', 'Choose one of them.'),
  wrong_definition: note(
    'An object of a change-set holds more than one definition, or another than it says.',
    'Write exactly the definition of this code.',
  ),
  yaml_syntax: note('The text is no YAML.', 'Correct it at the place shown.'),
} as const satisfies Record<string, DiagnosticNote>;

function note(meaning: string, mend: string): DiagnosticNote {
  return { meaning, mend };
}
