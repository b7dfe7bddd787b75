/**
 * Lets the workers know whom the shared test server belongs to. Jest loads this file without
 * aliases, so it may import nothing of ours.
 */
export default function globalSetup(): void {
  process.env.TAGWRIGHT_TEST_MAIN = String(process.pid);
}
