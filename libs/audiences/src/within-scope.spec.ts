import { describe, expect, it } from '@jest/globals';
import { brandTagSql, codesOfBrands } from './within-scope.js';

function sqlOf(brands: readonly string[], code = 'current_brand') {
  const columns = [{ code, type: { kind: 'code', list: 'brand' } }] as never;
  return brandTagSql(brands, { subject: 'customer', columns });
}

describe('the reach of an account by brand', () => {
  it('is nobody for no brand', () => {
    expect(sqlOf([])).toBe('false');
  });

  it('leaves customers out whose brand is not known, and quotes what was typed', () => {
    expect(sqlOf(['YN', "x' OR true --"])).toBe(
      `coalesce("current_brand" IN ('YN', 'x'' OR true --'), false)`,
    );
  });

  it('is refused where nothing tells the brand', () => {
    expect(() => sqlOf(['YN'], 'loyalty')).toThrow('nothing tells the brand of a customer');
  });

  it('takes in what lies below a brand, however far', () => {
    const name = { zh: '名', en: 'Name' };
    const codes = [
      { code: 'YN', name },
      { code: 'LC-A3', name, parent: 'LC' },
      { code: 'YN-E1', name, parent: 'YN' },
      { code: 'YN-E1-S', name, parent: 'YN-E1' },
    ];
    expect(codesOfBrands(['YN'], { codes })).toEqual(['YN', 'YN-E1', 'YN-E1-S']);
    expect(codesOfBrands(['YN'], undefined)).toEqual(['YN']);
  });
});
