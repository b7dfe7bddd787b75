import { Redis } from 'ioredis';
import type { Check, Examination } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

const CONNECT_WITHIN_MS = 3_000;
/** Bull's scripts need its commands. */
const OLDEST = 5;

/** Redis, where one is configured, answers and does not throw away what it was given. */
export const REDIS: Check = { name: 'redis', run: redisResult };

async function redisResult({ config }: Pick<Examination, 'config'>): Promise<Result> {
  if (config.redisUrl === undefined) {
    return ok('REDIS_URL is not set: runs are queued in the process.');
  }
  const redis = new Redis(config.redisUrl.reveal(), {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: CONNECT_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined); // `connect` throws it
  try {
    await redis.connect();
    return judge(await redis.info());
  } catch {
    return fail(
      'Redis (REDIS_URL) does not answer or refuses us.',
      'Look whether it runs, and at host, port and password of REDIS_URL. Meanwhile runs begin later: ' +
        'workers look for them in the database.',
    );
  } finally {
    redis.disconnect();
  }
}

/** @param info what Redis's INFO says */
export function judge(info: string): Result {
  const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? 'unknown';
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'unknown';
  const found = `Redis ${version}, maxmemory-policy ${policy}.`;
  if (Number.parseInt(version, 10) < OLDEST) return fail(found, `Use Redis ${OLDEST} or later.`);
  if (policy !== 'noeviction') {
    return warn(found, 'Set `maxmemory-policy noeviction`, or Redis drops runs that wait.');
  }
  return ok(found);
}
