import { GOVERNANCE_SCHEMAS } from '@tagwright/catalog';
import { factSchema, tagSchema } from '@tagwright/rules';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/**
 * The JSON Schemas of everything that people write as YAML, by file name; made from the tables that
 * the parsers themselves use. `definition` takes a fact or a tag, for editors.
 */
export function definitionSchemas(): ReadonlyMap<string, object> {
  const governance = Object.entries(GOVERNANCE_SCHEMAS).map(
    ([kind, schema]) => [kind, { $schema: DRAFT, ...(schema as object) }] as const,
  );
  const definition = {
    $schema: DRAFT,
    title: 'Fact or tag',
    type: 'object',
    if: { required: ['tag'] },
    then: { $ref: './tag.schema.json' },
    else: { $ref: './fact.schema.json' },
  };
  const all: (readonly [string, object])[] = [
    ['fact', factSchema()],
    ['tag', tagSchema()],
    ['definition', definition],
    ...governance,
  ];
  return new Map(all.map(([name, schema]) => [`${name}.schema.json`, schema]));
}
