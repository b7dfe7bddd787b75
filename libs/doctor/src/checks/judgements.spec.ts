import { describe, expect, it } from '@jest/globals';
import type { Result } from '../finding.js';
import { clockResult } from './clock.js';
import { judge as judgeDatabase } from './database.js';
import { fileDescriptorsResult } from './file-descriptors.js';
import { memoryResult } from './memory.js';
import { nodeResult } from './node.js';
import { judge as judgeRedis } from './redis.js';
import { timeZoneResult } from './time-zone.js';

const server = {
  version: '18.4',
  number: 180_004,
  encoding: 'UTF8',
  ctype: 'C.UTF-8',
  provider: 'b',
  recorded: '1',
  actual: '1',
};
const redis = (version: string, policy: string): string =>
  `# Server\r\nredis_version:${version}\r\n# Memory\r\nmaxmemory_policy:${policy}\r\n`;

describe('what the doctor makes of what it found', () => {
  it.each<[string, Result, Result['status']]>([
    ['a Node of today', nodeResult('22.12.0'), 'ok'],
    ['the oldest Node', nodeResult('20.19.0'), 'ok'],
    ['a Node before it', nodeResult('20.18.9'), 'fail'],
    ['an old Node', nodeResult('18.20.4'), 'fail'],
    ['memory enough', memoryResult('4GB', 16e9), 'ok'],
    ['memory that leaves too little for others', memoryResult('4GB', 5e9), 'warn'],
    ['more memory than a control group allows', memoryResult('4GiB', 4e9), 'fail'],
    ['files enough', fileDescriptorsResult('65536'), 'ok'],
    ['files without limit', fileDescriptorsResult('unlimited'), 'ok'],
    ['files for a quiet server', fileDescriptorsResult('1024'), 'warn'],
    ['too few files', fileDescriptorsResult('256'), 'fail'],
    ['a limit that nobody can read', fileDescriptorsResult(''), 'warn'],
    ['a good server', judgeDatabase(server), 'ok'],
    ['an old server', judgeDatabase({ ...server, number: 140_000 }), 'fail'],
    ['a server with Latin letters', judgeDatabase({ ...server, encoding: 'LATIN1' }), 'fail'],
    ['a server without letters', judgeDatabase({ ...server, ctype: 'C' }), 'warn'],
    ['a server whose system changed', judgeDatabase({ ...server, actual: '2' }), 'warn'],
    ['a good Redis', judgeRedis(redis('7.2.4', 'noeviction')), 'ok'],
    ['a Redis that forgets', judgeRedis(redis('7.2.4', 'allkeys-lru')), 'warn'],
    ['an old Redis', judgeRedis(redis('4.0.9', 'noeviction')), 'fail'],
    ['clocks together', clockResult(-0.4), 'ok'],
    ['clocks a little apart', clockResult(7), 'warn'],
    ['clocks far apart', clockResult(-90), 'fail'],
    ['the same zone', timeZoneResult('Asia/Shanghai', 480, 480), 'ok'],
    ['a zone that changed', timeZoneResult('Asia/Almaty', 300, 360), 'warn'],
    ['a zone unknown to PostgreSQL', timeZoneResult('Asia/New', 300, undefined), 'warn'],
  ])('%s', (_name, result, status) => {
    expect(result.status).toBe(status);
    expect(result.mend === '').toBe(status === 'ok');
  });

  it('says which memory limit would fit', () => {
    expect(memoryResult('8GB', 4e9).mend).toContain('3000MB');
  });
});
