import type { FactRowsDto } from '../../api/src/index.js';

/** The source rows behind a fact, for people at a terminal. */
export function factRowsLines({ fact, parts, inputs }: FactRowsDto): string[] {
  return [
    `rows behind ${fact}:`,
    ...(inputs.length > 0 ? [`  none of its own; it is made of ${inputs.join(', ')}`] : []),
    ...parts.flatMap(({ role, dataset, datasetVersion, total, rows }) => [
      `  ${role}: ${total} of ${dataset} v${datasetVersion ?? '?'}${total > rows.length ? `, the latest ${rows.length}` : ''}`,
      ...rows.map(({ sourceFile, sourceRow, at, value }) => {
        const measured = value === null ? '' : `: ${JSON.stringify(value)}`;
        return `    ${at ?? 'no time'} ${sourceFile} row ${sourceRow}${measured}`;
      }),
    ]),
  ];
}
