import { tmpdir } from 'node:os';
import { exampleQueries } from '@tagwright/compiler';
import { DuckDbEngine, type Engine } from '@tagwright/engines';
import { canonicalJson, type Diagnostic } from '@tagwright/kernel';
import { isEvaluable, type TagDefinition } from '@tagwright/rules';

/** Enough for a few rows without a table. */
const SMALL = { threads: 1, memoryLimit: '256MB', tempDirectory: tmpdir() };

export interface SqlExamples {
  /** How many examples were run. */
  readonly run: number;
  /** Those to which a tag's SQL gives another value. */
  readonly findings: readonly Diagnostic[];
}

/** Runs the tags' examples through the SQL that a run would use, in a database of its own. */
export async function checkExamplesInSql(all: readonly TagDefinition[]): Promise<SqlExamples> {
  const tags = all.filter(({ rule, examples }) => isEvaluable(rule) && examples.length > 0);
  const findings: Diagnostic[] = [];
  let run = 0;
  if (tags.length === 0) return { run, findings };
  const engine = await DuckDbEngine.open(SMALL);
  try {
    for (const tag of tags) {
      const rows = await answersOf(tag, engine);
      run += rows.length;
      findings.push(...rows.flatMap((row) => (row.same ? [] : failure(tag, row))));
    }
  } finally {
    engine.close();
  }
  return { run, findings };
}

interface Answer {
  readonly example: number;
  readonly same: boolean;
  readonly found: string | null;
}

async function answersOf(tag: TagDefinition, engine: Engine): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const sql of exampleQueries(tag)) {
    for (const { example, same, found } of await engine.query(sql)) {
      const text = typeof found === 'string' ? found : null;
      answers.push({ example: Number(example), same: same === true, found: text });
    }
  }
  return answers;
}

function failure(tag: TagDefinition, { example: index, found }: Answer): Diagnostic[] {
  const example = tag.examples[index];
  if (example === undefined) return [];
  const expected = canonicalJson(example.expect);
  return [
    {
      code: 'example_fails',
      severity: 'error',
      message: `In SQL the example gives ${found ?? 'nothing'}, not ${expected}.`,
      ...example.position,
      path: `examples[${index}]`,
      hint: `Correct the example or the rule of "${tag.code}".`,
    },
  ];
}
