import { describe, expect, it } from '@jest/globals';
import { newHome, removeHome, tagwright } from './start-instance.js';

describe('bench materialize', () => {
  it('measures the main job and compares every value with other ways to it', async () => {
    const home = await newHome();
    const result = await tagwright(home, [
      'bench',
      'materialize',
      '--customers',
      '2000',
      '--keep',
      home,
    ]);
    await removeHome(home);
    expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
    const line = JSON.parse(result.stdout) as Record<string, number>;
    expect(line).toMatchObject({ customers: 2000, tagsCompared: 19, isAfresh: true });
    // More than the 19 tags of 2,000 customers, their vehicles and leads: the facts as well.
    expect(line.expertValuesCompared).toBeGreaterThan(100_000);
    expect(line.jsonRulesEngineCustomers).toBeGreaterThanOrEqual(2000);
    for (const seconds of ['expertPostgresSeconds', 'jsonRulesEngineSecondsScaled']) {
      expect(line[seconds]).toBeGreaterThan(0);
    }
    expect(line.ratioToExpert).toBeGreaterThan(0);
    expect(line.ratioToJsonRulesEngine).toBeGreaterThan(0);
  }, 240_000);

  it('measures all shipped definitions, too', async () => {
    const result = await tagwright(await newHome(), [
      ...['bench', 'materialize', '--customers', '1000', '--only', 'library'],
    ]);
    expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
    const line = JSON.parse(result.stdout) as Record<string, number>;
    expect(line.tagsCompared).toBeGreaterThan(80);
    expect(line).not.toHaveProperty('ratioToExpert');
  }, 240_000);
});
