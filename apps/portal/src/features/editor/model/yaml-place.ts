import type { Path } from './edit-operation.js';

/** Where the cursor stands in a text, finished or not. */
export interface YamlPlace {
  /** Of the value that the cursor is in, or of the mapping that it adds a key to. */
  readonly path: Path;
  readonly slot: 'key' | 'value';
  /** What is typed of it already. */
  readonly typed: string;
  /** Keys before it in the same mapping of one line, with their values. */
  readonly beside: Readonly<Record<string, string>>;
}

interface Level {
  readonly indent: number;
  part: string | number;
}

interface FlowLevel {
  readonly open: '{' | '[';
  key: string | null;
  index: number;
  readonly beside: Record<string, string>;
}

/**
 * The place of the cursor at the end of a text, by indentation and brackets alone: while somebody is
 * writing, the text is seldom YAML.
 */
export function yamlPlace(text: string): YamlPlace {
  const levels: Level[] = [];
  let flow: FlowLevel[] = [];
  let typed = '';
  let slot: YamlPlace['slot'] = 'key';
  for (const line of text.split('\n')) {
    if (flow.length > 0) {
      ({ flow, typed, slot } = scanFlow(`${line}\n`, flow));
      continue;
    }
    const { rest, key } = enterLine(line, levels);
    typed = rest;
    slot = key ? 'value' : 'key';
    if (/^[{[]/.test(rest)) ({ flow, typed, slot } = scanFlow(rest, []));
  }
  const beside = flow.findLast(({ open }) => open === '{')?.beside ?? {};
  const path = [...levels.map(({ part }) => part), ...flow.flatMap(flowPart)];
  return { path, slot, typed: typed.trimStart(), beside };
}

/** Takes the dashes and the key of a line onto the levels that stay open for it. */
function enterLine(line: string, levels: Level[]): { rest: string; key: boolean } {
  let rest = line.trimStart();
  let indent = line.length - rest.length;
  const isLast = rest === '';
  while (
    levels.length > 0 &&
    (levels.at(-1)?.indent ?? 0) >= indent &&
    !isItemOf(levels, rest, indent)
  ) {
    levels.pop();
  }
  if (isLast) return { rest, key: false };
  for (let dash = /^-(?: +|$)/.exec(rest); dash; dash = /^-(?: +|$)/.exec(rest)) {
    const open = levels.at(-1);
    if (open?.indent === indent && typeof open.part === 'number') open.part += 1;
    else levels.push({ indent, part: 0 });
    indent += dash[0].length;
    rest = rest.slice(dash[0].length);
  }
  const key = /^([\w-]+):(?: +|$)/.exec(rest);
  if (!key) return { rest, key: false };
  levels.push({ indent, part: key[1] ?? '' });
  return { rest: rest.slice(key[0].length), key: true };
}

/** An item of an open list stays in it, however deep its key stands. */
function isItemOf(levels: readonly Level[], rest: string, indent: number): boolean {
  return rest.startsWith('-') && levels.at(-1)?.indent === indent;
}

function scanFlow(
  text: string,
  open: readonly FlowLevel[],
): { flow: FlowLevel[]; typed: string; slot: YamlPlace['slot'] } {
  const flow = [...open];
  let word = '';
  const finish = (): void => {
    const level = flow.at(-1);
    if (level?.key) level.beside[level.key] = word.trim();
    word = '';
  };
  for (const letter of text) {
    const level = flow.at(-1);
    if (letter === '{' || letter === '[') {
      flow.push({ open: letter, key: null, index: 0, beside: {} });
      word = '';
    } else if (letter === '}' || letter === ']') {
      finish();
      flow.pop();
      word = '';
    } else if (letter === ',') {
      finish();
      if (level) {
        level.key = null;
        level.index += 1;
      }
    } else if (letter === ':' && level?.open === '{' && level.key === null) {
      level.key = word.trim();
      word = '';
    } else if (letter !== '\n') word += letter;
  }
  const last = flow.at(-1);
  const slot = last?.open === '{' && last.key === null ? 'key' : 'value';
  return { flow, typed: word, slot };
}

const flowPart = ({ open, key, index }: FlowLevel): readonly (string | number)[] =>
  open === '[' ? [index] : key === null ? [] : [key];
