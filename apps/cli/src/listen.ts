import { DomainError } from '@tagwright/kernel';
import type { Config } from '@tagwright/platform';

interface Listening {
  listen(port: number, host: string): Promise<unknown>;
}

/** @throws DomainError `port_unusable` naming PORT and HOST when the address is not to be had */
export async function listen(
  api: Listening,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<void> {
  try {
    await api.listen(port, host);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw cause;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used';
    throw new DomainError(
      'port_unusable',
      `Port ${port} of ${host} ${why}: set PORT to another one, or to 0 for any that is free.`,
      { kind: 'unavailable', cause },
    );
  }
}
