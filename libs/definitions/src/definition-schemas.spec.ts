import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { loadCatalogFiles } from '@tagwright/catalog';
import { DIAGNOSTIC_CODES, parseDefinitions, type CatalogView } from '@tagwright/rules';
import { parseAllDocuments } from 'yaml';
import { definitionSchemas } from './definition-schemas.js';
import { readDefinitionFiles } from './read-definition-files.js';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** Findings about form that a schema must have seen coming; the others need the catalog or arithmetic. */
const FORM = new Set([
  ...['unknown_key', 'missing_key', 'not_a_mapping', 'not_a_list', 'not_a_text', 'empty_list'],
  ...['not_a_whole_number', 'not_a_boolean', 'not_a_condition', 'not_a_definition', 'not_a_fact'],
  ...['not_a_measure', 'not_an_expression', 'key_does_not_apply', 'unknown_word', 'unknown_window'],
  ...['unknown_length', 'unknown_operator', 'value_not_wanted', 'two_inputs', 'text_too_long'],
  ...['list_too_long', 'wrong_operand_count', 'unknown_operation', 'bad_code'],
]);

/** Where a value or a number stands of whose type only the input or another key tells. */
const LITERAL =
  /(?:^|\.)(?:value|then|else|unknown|expect|none|default|constant|points|otherwise|missing|below|min|max)(?:\[\d+\])?$|given\.|order\[|when(?:\[\d+\])?\.\w+(?:\[\d+\])?$/;

type Body = Record<string, unknown>;
type Step = string | number;

/** Every spot of a document, the document itself left out. */
function spots(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: [Step, unknown][] = Array.isArray(value)
    ? value.map((each: unknown, index) => [index, each])
    : Object.entries(value);
  return inner.flatMap(([step, each]) => [[...path, step], ...spots(each, [...path, step])]);
}

/** A copy with another value at the spot, or without it. */
function changed(body: Body, [step, ...rest]: Step[], value: unknown): Body {
  const copy = structuredClone(body);
  let holder: Body = copy;
  let last: Step = step ?? '';
  for (const next of rest) {
    holder = holder[last] as Body;
    last = next;
  }
  if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}

const odd = fc.constantFrom<unknown>(
  ...[undefined, null, true, 0, 1, -1, 2.5, 1e300, '', ' ', 'x', '2024-01-01', 'missing', 'count'],
  ...[[], ['x'], [1, 2], {}, { x: 1 }, { zh: 'a', en: 'b' }, { fact: 'x' }, { all: [] }],
  ...[{ equal: 1 }, { isMissing: true }, { isMissing: false }, { last: { months: 3 } }],
  ...[
    { fact: 'x', operator: 'equal' },
    { tag: 'x', operator: 'isMissing', value: 1 },
  ],
  ...[
    { next: { days: 3 } },
    { between: { from: { days: 3 }, to: { days: 1 } } },
    'decimal',
    'code',
  ],
);

describe('the JSON Schemas of definitions', () => {
  let isValid: ValidateFunction;
  let catalog: CatalogView;
  let bodies: Body[];

  beforeAll(async () => {
    const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false });
    const schemas = definitionSchemas();
    for (const [name, schema] of schemas) ajv.addSchema(schema, `https://tagwright/${name}`);
    const find = ajv.getSchema('https://tagwright/definition.schema.json');
    if (find === undefined) throw new Error('there is no schema of definitions');
    isValid = find;
    ({ catalog } = await loadCatalogFiles(`${ROOT}governance`));
    const files = await readDefinitionFiles(`${ROOT}tag-definitions`);
    bodies = files.flatMap(({ text }) =>
      [...parseAllDocuments(text)].map((document) => document.toJS() as Body),
    );
  });

  const parse = (body: Body) =>
    parseDefinitions([{ file: 'f', text: JSON.stringify(body) }], catalog).diagnostics;

  it('accept every shipped definition', () => {
    const refused = bodies.filter((body) => !isValid(body));
    expect(refused).toEqual([]);
    expect(bodies.length).toBeGreaterThan(120);
  });

  it('accept every governance file of theirs', async () => {
    const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false });
    const units = definitionSchemas().get('units.schema.json') ?? {};
    const [document] = [
      ...parseAllDocuments(await readFile(`${ROOT}governance/units.yaml`, 'utf8')),
    ];
    expect(ajv.validate(units, document?.toJS())).toBe(true);
  });

  it('agree with the parser about form, whatever is changed in a definition', () => {
    const spot = fc.tuple(fc.nat(), fc.nat(), odd, fc.boolean());
    fc.assert(
      fc.property(spot, ([which, where, value, isNewKey]) => {
        const body = bodies[which % bodies.length] ?? {};
        const all = spots(body);
        const path = all[where % all.length] ?? [];
        const target = isNewKey ? [...path.slice(0, -1), 'stray'] : path;
        const isList = isNewKey && typeof path.at(-1) === 'number';
        const drawn = changed(body, isList ? path : target, value);
        const findings = parse(drawn);
        const form = findings.filter(
          ({ code, path }) => FORM.has(code) && !LITERAL.test(path ?? ''),
        );
        // What the schema accepts has no fault of form; what it refuses the parser refuses too.
        expect(isValid(drawn) ? form : findings.length > 0 ? [] : 'accepted').toEqual([]);
      }),
      // The same changes each time, so that a finding belongs to the work that caused it.
      { numRuns: 3_000, seed: 20_261_126 },
    );
  });
});

describe('the page of diagnostic codes', () => {
  it('has every code that the check can report', async () => {
    const known = new Set(DIAGNOSTIC_CODES.map(({ code }) => code));
    const folders = ['libs/rules/src', 'libs/definitions/src'];
    const used = new Set<string>();
    for (const folder of folders) {
      for (const text of await sourcesIn(`${ROOT}${folder}`)) {
        const reported = text.matchAll(/(?:report|add)\((?:[^;'`]*,)?\s*'([a-z_]+)'/g);
        const listed = text.matchAll(/\bcode: '([a-z_]+)',\s*severity/g);
        for (const [, code] of [...reported, ...listed]) used.add(code ?? '');
      }
    }
    expect(used.size).toBeGreaterThan(40);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
  });
});

async function sourcesIn(folder: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  return Promise.all(sources.map((name) => readFile(`${folder}/${name}`, 'utf8')));
}
