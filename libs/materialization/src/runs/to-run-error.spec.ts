import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import { toRunError } from './to-run-error.js';

const QUOTING = "Conversion Error: Could not convert string '13812345678' to INT32";

describe('toRunError', () => {
  it('keeps code, sentence and particulars of an error of ours, and which attempt it was', () => {
    const error = new DomainError('bad_gzip', 'The file "x.csv.gz" is cut off.', {
      details: { file: 'x.csv.gz' },
    });
    expect(toRunError(error, 2)).toEqual({
      code: 'bad_gzip',
      message: 'The file "x.csv.gz" is cut off.',
      details: { file: 'x.csv.gz', attempt: 2 },
    });
  });

  it.each([
    ['internal', new Error(QUOTING)],
    ['data_plane_failed', new DomainError('data_plane_failed', QUOTING, { kind: 'internal' })],
  ])('leaves out the values that an engine quotes: %s', (code, error) => {
    const kept = toRunError(error, 1);
    expect(kept).toMatchObject({ code, details: { attempt: 1 } });
    expect(kept.message).toMatch(/^Conversion Error/);
    expect(JSON.stringify(kept)).not.toContain('13812345678');
  });
});
