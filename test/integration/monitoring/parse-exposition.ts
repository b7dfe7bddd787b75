/** One line of values in Prometheus's text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LINE = /^([^\s{]+)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/gy;
const SUFFIX = /_(bucket|sum|count)$/;

/**
 * Reads the text format 0.0.4 as strictly as Prometheus does: every family is declared once and before
 * its samples, no series appears twice, and a histogram's buckets grow up to its count.
 */
export function parseExposition(text: string): Sample[] {
  const types = new Map<string, string>();
  const series = new Set<string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('# HELP'))) {
    const [, declared, type] = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line) ?? [];
    if (declared !== undefined && type !== undefined) {
      if (types.has(declared)) throw new Error(`${declared} is declared twice`);
      types.set(declared, type);
      continue;
    }
    const sample = readSample(line);
    const family = types.has(sample.name) ? sample.name : sample.name.replace(SUFFIX, '');
    if (!types.has(family)) throw new Error(`${sample.name} is not declared`);
    const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
    if (series.has(key)) throw new Error(`${line} appears twice`);
    series.add(key);
    samples.push(sample);
  }
  checkHistograms(samples, types);
  return samples;
}

function readSample(line: string): Sample {
  const [, name = '', inner = '', number = ''] = LINE.exec(line) ?? [];
  const value = number === '+Inf' ? Number.POSITIVE_INFINITY : Number(number);
  const isNumber = !Number.isNaN(value) || /^nan$/i.test(number);
  if (!NAME.test(name) || !isNumber) throw new Error(`Not a sample: ${line}`);
  const found = [...inner.matchAll(LABEL)];
  if (found.map(([whole]) => whole).join('') !== inner) throw new Error(`Wrong labels: ${line}`);
  const labels = found.map(([, key = '', text = '']) => [key, text] as const);
  return { name, value, labels: Object.fromEntries(labels) };
}

function checkHistograms(samples: readonly Sample[], types: ReadonlyMap<string, string>): void {
  for (const [family] of [...types].filter(([, type]) => type === 'histogram')) {
    for (const { labels, value: count } of samples.filter(
      ({ name }) => name === `${family}_count`,
    )) {
      const buckets = samples.filter(
        (sample) =>
          sample.name === `${family}_bucket` &&
          Object.entries(labels).every(([key, text]) => sample.labels[key] === text),
      );
      const values = buckets.map(({ value }) => value);
      const isGrowing = values.every((value, index) => value >= (values[index - 1] ?? 0));
      const last = buckets.at(-1);
      if (!isGrowing || last?.labels.le !== '+Inf' || last.value !== count) {
        throw new Error(`The buckets of ${family} ${JSON.stringify(labels)} are wrong`);
      }
    }
  }
}
