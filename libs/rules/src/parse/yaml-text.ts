import { Lexer, LineCounter, parseAllDocuments, visit, type Document } from 'yaml';
import type { Cursor, YamlSource } from './cursor.js';
import { LIMITS } from './limits.js';
import { Problems } from './problems.js';

/** A text with definitions, and the name to report it by. */
export interface DefinitionFile {
  readonly file: string;
  readonly text: string;
}

/** Of files that are checked again and again, as those around a draft are while it is written. */
const known = new WeakMap<DefinitionFile, Cursor[]>();

/**
 * The documents of a text, empty ones left out; what cannot be read is reported, never thrown. The same file
 * is read once: nobody writes into its documents.
 */
export function readYamlDocuments(input: DefinitionFile, problems: Problems): Cursor[] {
  const found = known.get(input);
  if (found !== undefined) return found;
  const before = problems.count;
  const documents = readAnew(input, problems);
  // What is wrong has to be told to each who asks.
  if (problems.count === before) known.set(input, documents);
  return documents;
}

function readAnew(input: DefinitionFile, problems: Problems): Cursor[] {
  if (Buffer.byteLength(input.text) > LIMITS.fileBytes) {
    problems.add('file_too_large', `The file is larger than ${LIMITS.fileBytes} bytes.`, {
      file: input.file,
    });
    return [];
  }
  if (isCrowded(input.text)) {
    problems.add('file_too_large', `The file has more than ${LIMITS.fileTokens} words and signs.`, {
      file: input.file,
    });
    return [];
  }
  if (isBottomless(input.text)) return tooDeep(input, problems);
  const source = { file: input.file, lines: new LineCounter() };
  const { stackTraceLimit } = Error;
  try {
    // A text of brackets gives a syntax error for each; their stacks would take most of the time.
    Error.stackTraceLimit = 0;
    const documents = parseAllDocuments(input.text, {
      lineCounter: source.lines,
      prettyErrors: false,
      version: '1.2',
      // The reader compares each key with every other; our own readers do it in one pass.
      uniqueKeys: false,
    });
    return Array.isArray(documents) ? readable(documents, input, source, problems) : [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(input, problems);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether a text is YAML within the limits, without aliases: its documents can be taken as values. */
export function isReadable(input: DefinitionFile): boolean {
  const problems = new Problems();
  const documents = readYamlDocuments(input, problems);
  let hasAlias = false;
  const see = () => {
    hasAlias = true;
    return visit.BREAK;
  };
  for (const { node } of documents) visit(node, { Alias: see });
  return problems.count === 0 && !hasAlias;
}

/** A comma costs the reader as much as a word; to tell them apart costs a tenth of reading them. */
function isCrowded(text: string): boolean {
  if (text.length <= LIMITS.fileTokens) return false;
  const tokens = new Lexer().lex(text);
  for (let seen = 0; seen <= LIMITS.fileTokens; seen += 1) if (tokens.next().done) return false;
  return true;
}

/**
 * The YAML reader recurses, and slows down, with every level: far deeper nesting than any
 * definition needs is refused beforehand. Brackets inside texts count too, which does no harm.
 */
function isBottomless(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth > 20 * LIMITS.nesting) return true;
  }
  return /(?:[-?] +){64}/.test(text);
}

function tooDeep({ file }: DefinitionFile, problems: Problems): Cursor[] {
  problems.add('nested_too_deep', 'The file is nested too deep to be read.', { file });
  return [];
}

function readable(
  documents: Document[],
  { text }: DefinitionFile,
  source: YamlSource,
  problems: Problems,
): Cursor[] {
  const cursors: Cursor[] = [];
  for (const document of documents) {
    for (const error of document.errors.slice(0, LIMITS.syntaxErrors)) {
      const { line, col } = source.lines.linePos(error.pos[0]);
      const place = { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
      problems.add('yaml_syntax', error.message, place);
    }
    if (document.errors.length > 0 || document.contents === null) continue;
    const at = { node: document.contents, fallback: null, path: '', source };
    const [start, end] = document.contents.range ?? [0, 0];
    if (Buffer.byteLength(text.slice(start, end)) > LIMITS.definitionBytes) {
      const message = `The definition is larger than ${LIMITS.definitionBytes} bytes.`;
      problems.report(at, 'definition_too_large', message);
    } else {
      cursors.push(at);
    }
  }
  return cursors;
}
