import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { Cursor, YamlSource } from './cursor.js';
import { LIMITS } from './limits.js';
import type { Problems } from './problems.js';

/** A text with definitions, and the name to report it by. */
export interface DefinitionFile {
  readonly file: string;
  readonly text: string;
}

/** The documents of a text, empty ones left out; what cannot be read is reported, never thrown. */
export function readYamlDocuments(input: DefinitionFile, problems: Problems): Cursor[] {
  if (Buffer.byteLength(input.text) > LIMITS.fileBytes) {
    problems.add('file_too_large', `The file is larger than ${LIMITS.fileBytes} bytes.`, {
      file: input.file,
    });
    return [];
  }
  if (isBottomless(input.text)) return tooDeep(input, problems);
  const source = { file: input.file, lines: new LineCounter() };
  try {
    const documents = parseAllDocuments(input.text, {
      lineCounter: source.lines,
      prettyErrors: false,
      version: '1.2',
    });
    return Array.isArray(documents) ? readable(documents, source, problems) : [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(input, problems);
  }
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

function readable(documents: Document[], source: YamlSource, problems: Problems): Cursor[] {
  const cursors: Cursor[] = [];
  for (const document of documents) {
    for (const error of document.errors.slice(0, LIMITS.syntaxErrors)) {
      const { line, col } = source.lines.linePos(error.pos[0]);
      const place = { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
      problems.add('yaml_syntax', error.message, place);
    }
    if (document.errors.length > 0 || document.contents === null) continue;
    cursors.push({ node: document.contents, fallback: null, path: '', source });
  }
  return cursors;
}
