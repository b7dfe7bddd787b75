import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadCatalogFiles } from './load-catalog-files.js';
import type { ParsedCatalog } from './parse-catalog.js';

const GOVERNANCE = new URL('../../../governance/', import.meta.url).pathname;

describe('the shipped governance folder', () => {
  let shipped: ParsedCatalog;

  beforeAll(async () => {
    shipped = await loadCatalogFiles(GOVERNANCE);
  });

  it('has nothing wrong with it', () => {
    expect(shipped.diagnostics).toEqual([]);
  });

  it('names persons only in the dataset that is kept apart and encrypted', () => {
    const naming = shipped.domainModels.filter(({ columns }) =>
      columns.some(({ pii }) => pii === 'direct'),
    );
    expect(naming.map(({ dataset }) => dataset)).toEqual(['customer_contact']);
    expect(naming.every(({ personal }) => personal)).toBe(true);
  });

  it('gives every number its unit', () => {
    const bare = shipped.domainModels.flatMap(({ dataset, columns }) =>
      columns
        .filter(({ type, unit }) => /^(integer|decimal)$/.test(type.kind) && unit === undefined)
        .map(({ code }) => `${dataset}.${code}`),
    );
    expect(bare).toEqual([]);
  });

  it('describes every part of a key, though the platform writes it', () => {
    for (const { key, columns, meaning } of shipped.domainModels) {
      for (const part of key.filter((code) => !columns.some((column) => column.code === code))) {
        expect(meaning.en).toMatch(new RegExp(`\\b${part}\\b`));
        expect(meaning.zh).toMatch(new RegExp(`\\b${part}\\b`));
      }
    }
  });

  it('gives every area a city and every city a province', () => {
    const regions = new Map(
      shipped.catalog.codeLists.get('region')?.codes.map((code) => [code.code, code]),
    );
    expect(regions.size).toBeGreaterThan(3_300);
    const above = (code: string): string | undefined => {
      if (code.endsWith('0000')) return undefined;
      return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
    };
    const wrong = [...regions.values()].filter(
      ({ code, parent }) =>
        !/^\d{6}$/.test(code) ||
        parent !== above(code) ||
        (parent !== undefined && !regions.has(parent)),
    );
    expect(wrong).toEqual([]);
  });

  it('puts every series under a brand and every model under a series', () => {
    const codes = (list: string): readonly { code: string; parent?: string }[] =>
      shipped.catalog.codeLists.get(list)?.codes ?? [];
    const brands = codes('brand').map(({ code }) => code);
    const series = codes('series').map(({ code }) => code);
    expect(codes('series').every(({ parent = '' }) => brands.includes(parent))).toBe(true);
    expect(codes('model').every(({ parent = '' }) => series.includes(parent))).toBe(true);
  });

  it('lists the values of every imported label', () => {
    const labels = shipped.catalog.codeLists.get('imported_label')?.codes ?? [];
    expect(labels.length).toBeGreaterThan(0);
    for (const { code } of labels) expect(shipped.catalog.codeLists.has(code)).toBe(true);
  });

  it('has a code for each cell of the value × churn matrix', () => {
    const codes = (list: string): string[] =>
      shipped.catalog.codeLists.get(list)?.codes.map(({ code }) => code) ?? [];
    const cells = codes('churn_state').flatMap((state) =>
      codes('value_tier').map((tier) => `${state}${tier}`),
    );
    expect(codes('value_churn_cell')).toEqual(cells);
  });
});

describe('the glossary', () => {
  interface Term {
    term: string;
    zh: string;
    en: string;
    meaning: { zh: string; en: string };
  }
  const { terms } = parse(readFileSync(`${GOVERNANCE}glossary.yaml`, 'utf8')) as { terms: Term[] };

  it('explains every term in both languages', () => {
    for (const { term, zh, en, meaning } of terms) {
      expect([term, zh, en, meaning.zh, meaning.en].every((text) => text.trim() !== '')).toBe(true);
      expect(meaning.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('uses a word for one thing only, in each language', () => {
    for (const key of ['term', 'zh', 'en'] as const) {
      const words = terms.map((term) => term[key]);
      expect(words).toHaveLength(new Set(words).size);
    }
  });

  it('has no second form of a term, and calls a fact by its one Chinese name', () => {
    const words = terms.flatMap(({ term }) => term.split(' '));
    for (const [full, form] of [
      ['orphan', 'orphaned'],
      ['stale', 'staleness'],
    ] as const) {
      expect(words).toContain(full);
      expect(words).not.toContain(form);
    }
    for (const { meaning } of terms) expect(meaning.zh).not.toContain('事实');
  });

  it.each([
    'customer',
    'vehicle',
    'lead',
    'dataset',
    'fact',
    'tag',
    'definition',
    'version',
    'run',
  ])('has %s', (word) => {
    expect(terms.map(({ term }) => term)).toContain(word);
  });
});
