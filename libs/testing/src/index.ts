export { openGovernance } from './open-governance.js';
export { putIntoForce, testPerson } from './put-into-force.js';
export { hasRedis, RedisServer } from './redis-server.js';
export { testRunFolder, testServerUrl } from './test-database-server.js';
export { slowness } from './slowness.js';
export {
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './test-database.js';
export { unguardedQuery } from './unguarded-query.js';
