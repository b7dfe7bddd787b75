import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { packError, unpackError } from './data-plane-message.js';
import type { JobProgress } from './data-plane.js';
import { InProcessDataPlane } from './in-process-data-plane.js';
import { DomainError } from '@tagwright/kernel';

const settings = { threads: 1, memoryLimit: '200MB', tempDirectory: tmpdir() };

describe('InProcessDataPlane', () => {
  const plane = new InProcessDataPlane(
    {
      double: async (spec, context) => {
        const engine = await context.openEngine();
        context.progress('computed', { threads: context.settings.threads });
        const value = await engine.scalar(`SELECT 2 * ${String(spec)}`);
        engine.close();
        return value;
      },
    },
    settings,
  );

  it('runs a job by its kind and reports its progress', async () => {
    const seen: JobProgress[] = [];
    expect(await plane.run({ kind: 'double', spec: 21 }, (step) => seen.push(step))).toBe(42);
    expect(seen).toEqual([{ step: 'computed', state: 'finished', figures: { threads: 1 } }]);
  });

  it('refuses a kind that nobody handles', async () => {
    await expect(plane.run({ kind: 'triple', spec: 1 })).rejects.toMatchObject({
      code: 'unknown_job',
    });
  });
});

describe('errors between processes', () => {
  it('keep code, kind, message and details', () => {
    const error = new DomainError('bad_gzip', 'x.csv.gz is cut off.', { details: { file: 'x' } });
    expect(unpackError(packError(error))).toMatchObject({
      code: 'bad_gzip',
      kind: 'invalid',
      message: 'x.csv.gz is cut off.',
      details: { file: 'x' },
    });
  });
});
