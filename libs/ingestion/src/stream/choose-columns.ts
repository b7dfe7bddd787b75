import { DomainError } from '@tagwright/kernel';

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a bar',
};

/**
 * Which columns of a header to keep: exactly the wanted ones.
 * @throws DomainError `missing_column`, `wrong_delimiter` or `duplicate_column`, naming the file,
 *   the column and the columns that are there.
 */
export function chooseColumns(
  file: string,
  delimiter: string,
  wanted: ReadonlySet<string>,
  header: readonly string[],
): readonly boolean[] {
  for (const column of wanted) {
    const times = header.filter((name) => name === column).length;
    if (times > 1) {
      throw new DomainError('duplicate_column', `${file} has ${times} columns ${column}.`, {
        details: { file, line: 1, column },
      });
    }
    if (times === 0) throw missing(file, delimiter, column, header);
  }
  return header.map((name) => wanted.has(name));
}

function missing(
  file: string,
  delimiter: string,
  column: string,
  header: readonly string[],
): DomainError {
  const other = header.length === 1 ? likelyDelimiter(header[0] ?? '', delimiter) : undefined;
  const details = { file, line: 1, column, columns: header.slice(0, 200) };
  if (other !== undefined) {
    return new DomainError(
      'wrong_delimiter',
      `${file}: the header is a single column with ${named(delimiter)} as delimiter; ` +
        `the file looks separated by ${named(other)}.`,
      { details: { ...details, delimiter, likely: other } },
    );
  }
  return new DomainError(
    'missing_column',
    `${file} has no column ${column}. It has: ${header.slice(0, 200).join(', ')}.`,
    { details },
  );
}

function likelyDelimiter(header: string, delimiter: string): string | undefined {
  const candidates = Object.keys(DELIMITERS).filter((one) => one !== delimiter);
  const counted = candidates.map((one) => ({ one, times: header.split(one).length - 1 }));
  return counted.filter(({ times }) => times > 0).sort((a, b) => b.times - a.times)[0]?.one;
}

function named(delimiter: string): string {
  return DELIMITERS[delimiter] ?? `"${delimiter}"`;
}
