import type { CodeList, Words } from '../../../api/types.js';
import { isObject } from './comparison.js';
import type { Path } from './edit-operation.js';
import type { EditorCatalog } from './editor-catalog.js';
import { type YamlPlace, yamlPlace } from './yaml-place.js';

/** One thing that may stand at a place. */
interface YamlCompletion {
  readonly label: string;
  readonly detail?: string;
  readonly apply?: string;
}

/** What may stand where the cursor is; `from` is where that which is typed already begins. */
export type YamlCompletions = (
  text: string,
  position: number,
  isAsked: boolean,
) => { readonly from: number; readonly options: YamlCompletion[] } | null;

export interface CompletionSources {
  /** JSON Schema of the definition. */
  readonly schema: unknown;
  readonly catalog: EditorCatalog;
  /** Code lists by name, as far as they are loaded. */
  readonly lists: ReadonlyMap<string, CodeList>;
  /** A name in the reader's language. */
  readonly say: (words: Words) => string;
}

type Schema = Readonly<Record<string, unknown>>;

/** Keys and words from the schema, codes of facts and tags from the catalog, values from code lists. */
export function yamlCompletions(sources: CompletionSources): YamlCompletions {
  return (text, position, isAsked) => {
    const before = text.slice(0, position);
    if (/(?:^|\s)#[^\n]*$/.test(before)) return null;
    const place = yamlPlace(before);
    const typed = /[\w-]*$/.exec(place.typed)?.[0] ?? '';
    if (typed === '' && !isAsked && place.slot === 'key') return null;
    const options =
      place.slot === 'key' ? keysAt(sources, place, text) : valuesAt(sources, place, text);
    return options.length === 0 ? null : { from: position - typed.length, options };
  };
}

const wordAt = (text: string, key: string): string =>
  new RegExp(`^${key}: *([\\w-]+)`, 'm').exec(text)?.[1] ?? '';

function keysAt({ schema }: CompletionSources, place: YamlPlace, text: string): YamlCompletion[] {
  const schemas = schemasAt(schema, place.path, wordAt(text, 'kind'));
  const only = schemas.flatMap(({ propertyNames }) =>
    isObject(propertyNames) && Array.isArray(propertyNames.enum)
      ? [propertyNames.enum as string[]]
      : [],
  );
  const keys = schemas.flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
  return [...new Set(keys)]
    .filter((key) => !(key in place.beside) && only.every((names) => names.includes(key)))
    .map((key) => ({ label: key, apply: `${key}: ` }));
}

function valuesAt(sources: CompletionSources, place: YamlPlace, text: string): YamlCompletion[] {
  const { path, beside } = place;
  const key = path.findLast((part) => typeof part === 'string');
  if ((key === 'fact' || key === 'tag') && path.length > 1) return operandsAt(sources, key, text);
  if (key === 'parameter') return parametersOf(text).map((label) => ({ label }));
  const list = listAt(sources, path, beside, text);
  const codes = (list?.codes ?? []).map(({ code, name }) => ({
    label: code,
    detail: sources.say(name),
  }));
  const words = schemasAt(sources.schema, path, wordAt(text, 'kind')).flatMap(wordsOf);
  return [...codes, ...[...new Set(words)].map((label) => ({ label }))];
}

function operandsAt(
  { catalog, say }: CompletionSources,
  kind: string,
  text: string,
): YamlCompletion[] {
  const subject = wordAt(text, 'subject');
  return [...catalog.values()]
    .filter((each) => each.kind === kind && (subject === '' || each.subject === subject))
    .map(({ code, name }) => ({ label: code, detail: say(name) }));
}

function parametersOf(text: string): string[] {
  const block = /^parameters:\n((?: +.*\n?)*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^ {2}([a-z]\w*):/gm)].map(([, name]) => name ?? '');
}

/** The code list that a value comes from: of the fact or tag beside it, or of the tag itself. */
function listAt(
  { catalog, lists }: CompletionSources,
  path: Path,
  beside: Readonly<Record<string, string>>,
  text: string,
): CodeList | undefined {
  const operand = catalog.get(beside.fact ?? beside.tag ?? '');
  if (operand) return lists.get(operand.type.list ?? '');
  const isOutcome = ['value', 'else', 'unknown', 'expect'].includes(
    String(path.findLast((part) => typeof part === 'string')),
  );
  return isOutcome ? lists.get(wordAt(text, 'list')) : undefined;
}

function wordsOf(schema: Schema): string[] {
  if (Array.isArray(schema.enum)) return schema.enum.map(String);
  if (typeof schema.const === 'string') return [schema.const];
  return schema.type === 'boolean' ? ['true', 'false'] : [];
}

/** Every schema that what stands at a place may follow. */
function schemasAt(root: unknown, path: Path, kind: string): Schema[] {
  const spread = (schemas: readonly unknown[]): Schema[] =>
    schemas.flatMap((schema) => variants(schema, root, kind, 0));
  let schemas = spread([root]);
  for (const part of path) {
    schemas = spread(
      schemas.flatMap((schema) => {
        if (typeof part === 'number') return [schema.items];
        const own = isObject(schema.properties) ? schema.properties[part] : undefined;
        return [own ?? schema.additionalProperties];
      }),
    );
  }
  return schemas;
}

/** A schema with all that it refers to and may turn out to be. */
function variants(schema: unknown, root: unknown, kind: string, depth: number): Schema[] {
  if (!isObject(schema) || depth > 8) return [];
  const inner: unknown[] = [];
  if (typeof schema.$ref === 'string') {
    const names = schema.$ref.split('/').slice(1);
    inner.push(names.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), root));
  }
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(schema[key])) inner.push(...(schema[key] as unknown[]));
  }
  if (isObject(schema.if)) {
    // What depends on the kind is decided; what depends on other keys may become either.
    const kinds = /"const":"(\w+)"/.exec(JSON.stringify(schema.if))?.[1];
    if (kinds === undefined || kinds === kind) inner.push(schema.then);
    if (kinds !== kind) inner.push(schema.else);
  }
  return [schema, ...inner.flatMap((each) => variants(each, root, kind, depth + 1))];
}
