import { describe, expect, it } from '@jest/globals';
import { GOVERNANCE_CODES } from '@tagwright/catalog';
import { DIAGNOSTIC_CODES } from '@tagwright/rules';
import { chineseDiagnostics } from './chinese-diagnostics.js';
import { diagnosticsPage } from './diagnostics-page.js';

describe('diagnosticsPage', () => {
  it('has every code of definitions and of governance files', () => {
    const page = diagnosticsPage();
    for (const { code } of DIAGNOSTIC_CODES) expect(page).toContain(`### \`${code}\``);
    for (const code of Object.keys(GOVERNANCE_CODES)) expect(page).toContain(`- \`${code}\`: `);
  });
});

describe('chineseDiagnostics', () => {
  it('has a sentence and a mend in Chinese for every code that has them in English', () => {
    const chinese = chineseDiagnostics();
    const codes = [...DIAGNOSTIC_CODES.map(({ code }) => code), ...Object.keys(GOVERNANCE_CODES)];
    expect(Object.keys(chinese)).toEqual([...new Set(codes)].sort());
    for (const { meaning, mend } of Object.values(chinese)) {
      expect(meaning).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(mend).toMatch(/。$/);
    }
  });
});
