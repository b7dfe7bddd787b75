import type { SourceFileSpec } from './source-mapping.js';
import type { Spot } from './spot.js';

/** Members of every format. */
const COMMON = ['null', 'mayBeEmpty'];
type CommonSpec = Pick<SourceFileSpec, 'nulls' | 'mayBeEmpty'>;

/** Reads one entry of a source's `files`. */
export function readFile(spot: Spot): SourceFileSpec | undefined {
  const format = spot.at('format').choice(['csv', 'ndjson', 'parquet', 'postgres']);
  const all = { nulls: spot.at('null').texts(), mayBeEmpty: readFlag(spot.at('mayBeEmpty')) };
  switch (format) {
    case undefined:
      return undefined;
    case 'postgres':
      return readPostgres(spot, all);
    case 'parquet': {
      spot.only('format', 'path', ...COMMON);
      const path = readPath(spot.at('path'));
      return path === undefined ? undefined : { format, path, ...all };
    }
    case 'ndjson':
    case 'csv':
      return readText(spot, format, all);
  }
}

function readText(
  spot: Spot,
  format: 'csv' | 'ndjson',
  all: CommonSpec,
): SourceFileSpec | undefined {
  const known = ['format', 'path', 'encoding', 'compression'];
  spot.only(...known, ...COMMON, ...(format === 'csv' ? ['delimiter'] : []));
  const path = readPath(spot.at('path'));
  const encoding = readEncoding(spot.at('encoding'));
  const compression = spot.at('compression').choice(['none', 'gzip'], 'none');
  if (path === undefined || encoding === undefined || compression === undefined) return undefined;
  const text = { path, encoding, compression, ...all };
  if (format === 'ndjson') return { format, ...text };
  const delimiter = spot.at('delimiter').textOr(',');
  if (/^[\x20-\x7e\t]$/.test(delimiter) && delimiter !== '"') return { format, ...text, delimiter };
  spot.at('delimiter').fail('wrong_delimiter', 'The delimiter is one ASCII character.');
}

function readPostgres(spot: Spot, all: CommonSpec): SourceFileSpec | undefined {
  spot.only('format', 'query', 'connection', ...COMMON);
  const query = spot.at('query').text();
  const connection = spot.at('connection').text();
  if (query === undefined || connection === undefined) return undefined;
  if (/^[A-Z][A-Z0-9_]*$/.test(connection)) {
    return { format: 'postgres', query, connection, ...all };
  }
  spot
    .at('connection')
    .fail(
      'not_a_variable',
      'connection must be the NAME of an environment variable.',
      'The connection string itself, with its password, does not belong into a file.',
    );
}

function readPath(spot: Spot): string | undefined {
  const path = spot.text();
  if (path === undefined) return undefined;
  const segments = path.split('/');
  if (!path.startsWith('/') && !segments.includes('..')) return path;
  spot.fail('path_outside', `${path} leads out of the source's folder.`);
}

function readEncoding(spot: Spot): string | undefined {
  const label = spot.textOr('utf-8');
  try {
    return new TextDecoder(label).encoding;
  } catch {
    spot.fail('unknown_encoding', `${label} is not a known encoding.`, 'Such as gb18030.');
    return;
  }
}

function readFlag(spot: Spot): boolean {
  if (spot.missing || typeof spot.value === 'boolean') return spot.value === true;
  spot.fail('not_a_boolean', 'mayBeEmpty is true or false.');
  return false;
}
