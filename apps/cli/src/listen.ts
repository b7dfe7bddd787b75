import { DomainError } from '@tagwright/kernel';
import type { Config } from '@tagwright/platform';

interface Listening {
  listen(port: number, host: string): Promise<unknown>;
}

interface Place {
  readonly host: string;
  readonly port: number;
  /** The setting that says which port. */
  readonly variable: 'PORT' | 'METRICS_PORT';
}

/** @throws DomainError `port_unusable` naming PORT and HOST when the address is not to be had */
export async function listen(
  api: Listening,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<void> {
  try {
    await api.listen(port, host);
  } catch (cause) {
    throw portError(cause, { host, port, variable: 'PORT' });
  }
}

/** What a person is told about an address that is not to be had; other errors stay as they are. */
export function portError(cause: unknown, { host, port, variable }: Place): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return cause;
  const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used';
  return new DomainError(
    'port_unusable',
    `Port ${port} of ${host} ${why}: set ${variable} to another one, or to 0 for any that is free.`,
    { kind: 'unavailable', cause },
  );
}
