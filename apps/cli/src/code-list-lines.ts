import type { ChangedCode, CodeListImpact } from '@tagwright/impact';

/** What becomes of a code list, for people at a terminal: who uses it, and who has the codes that go. */
export function codeListLines({
  list,
  change,
  usedBy,
  columns,
  codes,
  leftOut,
}: CodeListImpact): string[] {
  const uses = usedBy.map(({ kind, code }) => `${kind} ${code}`);
  return [
    '',
    `code list ${list} (${change}), used by ${uses.length === 0 ? 'nothing' : uses.join(', ')}`,
    ...(columns.length === 0 ? [] : [`  columns: ${columns.join(', ')}`]),
    ...codes.map(codeLine),
    ...(leftOut > 0 ? [`  and ${leftOut} more codes`] : []),
  ];
}

function codeLine({ code, change, before, after, holders }: ChangedCode): string {
  const had = holders.map(({ kind, code: by, subject, before: n }) => {
    return `${n} ${subject}s have it (${kind} ${by})`;
  });
  const will = holders
    .filter(({ after: n }) => n > 0)
    .map(({ kind, code: by, subject, after: n }) => `${n} ${subject}s get it (${kind} ${by})`);
  switch (change) {
    case 'removed':
      return `  - ${code} ${before?.name.en ?? ''}: ${had.join(', ') || 'nobody has it'}`;
    case 'added':
      return `  + ${code} ${after?.name.en ?? ''}: ${will.join(', ') || 'nobody has it yet'}`;
    case 'changed':
      return `  ~ ${code}: ${sideText(before)} → ${sideText(after)}`;
  }
}

function sideText(side: ChangedCode['before']): string {
  if (side === null) return 'nothing';
  const { name, parent, region } = side;
  const place = [parent, region].filter((each) => each !== null);
  return place.length === 0 ? name.en : `${name.en} (${place.join(', ')})`;
}
