import { describe, expect, it } from '@jest/globals';
import { newHome, removeHome, tagwright } from './start-instance.js';

describe('bench materialize', () => {
  it('measures the main job and a changed threshold, with checked answers', async () => {
    const home = await newHome();
    const result = await tagwright(home, [
      'bench',
      'materialize',
      '--customers',
      '1000',
      '--keep',
      home,
    ]);
    await removeHome(home);
    expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(result.stdout)).toMatchObject({ customers: 1000, tagsCompared: 19 });
  }, 180_000);
});
