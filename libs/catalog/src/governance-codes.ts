/** What a finding in the governance folder means, and what a person does about it. */
export interface GovernanceNote {
  readonly meaning: string;
  readonly mend: string;
}

function note(meaning: string, mend: string): GovernanceNote {
  return { meaning, mend };
}

/** Every code of findings in code lists, models, units, schedules, mappings and the policy. */
export const GOVERNANCE_CODES = {
  bad_code: note('A code is not of the form asked for.', 'Rename it.'),
  bad_cron: note('`cron` is no time of the cron kind.', 'Write, for example, `0 3 * * *`.'),
  code_list_in_use: note(
    'A code list is to be retired from which columns take their values.',
    'Keep it, or change the models first.',
  ),
  cron_without_zone: note('`cron` and `zone` do not stand together.', 'Give both, or neither.'),
  duplicate_code: note('A code is in its list twice.', 'Delete one of them.'),
  duplicate_column: note('A column is in its model twice.', 'Delete one of them.'),
  duplicate_schedule: note('A schedule is in another file already.', 'Rename one of them.'),
  duplicate_source: note('A source is in another file already.', 'Rename one of them.'),
  duplicate_unit: note('A unit is there twice.', 'Delete one of them.'),
  entity_without_key: note('An entity keeps one row per key, and has none.', 'Give it a `key`.'),
  file_not_found: note('A file that is named is not there.', 'Correct its name, or add it.'),
  missing_key: note('A required key is missing.', 'Add it.'),
  nested_too_deep: note('The file is nested too deep to be read.', 'Flatten it.'),
  never_due: note('A schedule has neither a time nor an arrival.', 'Give one of them.'),
  not_allowed: note('A value is not one of those offered.', 'Use one that the finding lists.'),
  parent_after_child: note('A code stands before its parent.', 'Put the parent first.'),
  schedule_cycle: note('Schedules wait for each other; the path is shown.', 'Break the circle.'),
  too_many_aliases: note('A file repeats itself by YAML aliases.', 'Write the values out.'),
  unknown_code_list: note('There is no such code list.', 'Correct its name, or add the list.'),
  unknown_column: note('The model has no such column.', 'Correct its name.'),
  unknown_dataset: note('There is no such dataset.', 'Correct its name, or add its model.'),
  unknown_key: note('There is no such key here.', 'Correct its spelling, or remove it.'),
  unknown_region: note('A code lies in a region that does not exist.', 'Correct its parent.'),
  unknown_schedule: note('There is no such schedule to wait for.', 'Correct its name.'),
  unknown_source: note('There is no such source.', 'Correct its name, or add its mapping.'),
  unknown_zone: note('`zone` is no IANA time zone.', 'Write, for example, `Asia/Shanghai`.'),
  wrong_event_column: note('`eventColumn` is no date or timestamp.', 'Name one that is.'),
  wrong_file_name: note('A file is not named as what it holds.', 'Rename it.'),
  wrong_header: note('A CSV file of codes does not start as it must.', 'Write the line shown.'),
  wrong_line: note('A line of a CSV file of codes is not of four plain fields.', 'Correct it.'),
  wrong_type: note('A value is of another type than stands there.', 'Write one of that type.'),
  wrong_value: note('A value is not allowed there; the bound is shown.', 'Write another one.'),
  yaml_syntax: note('The text is no YAML.', 'Correct it at the place shown.'),
} as const satisfies Record<string, GovernanceNote>;

export type GovernanceCode = keyof typeof GOVERNANCE_CODES;
