import { useEmbeddedPostgres, type Config } from '@tagwright/platform';

/** A way into the database with its owner's rights, for what a bench sets up beside the product. */
export async function ownerAddress(
  config: Pick<Config, 'home' | 'databaseUrl' | 'databaseOwnerUrl'>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const given = config.databaseOwnerUrl ?? config.databaseUrl;
  if (given !== undefined) return { url: given.reveal(), close: () => Promise.resolve() };
  return useEmbeddedPostgres({ home: config.home, keepTemporary: true });
}
