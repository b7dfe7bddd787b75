import { isLoopbackName, type Config } from '@tagwright/platform';

/** How long sessions last, and from where people come. */
export class AccessSettings {
  /** A session ends after so many minutes without a request, */
  readonly idleMinutes: number;
  /** and at the latest after so many hours. */
  readonly longestHours: number;
  /** Under which people reach the server; null where only this machine does. */
  readonly publicUrl: URL | null;
  /** Whether other machines can connect without a proxy. */
  readonly listensBeyond: boolean;

  constructor(config: Pick<Config, 'host' | 'publicUrl' | 'session'>) {
    this.idleMinutes = config.session.idleMinutes;
    this.longestHours = config.session.longestHours;
    this.publicUrl = config.publicUrl ?? null;
    this.listensBeyond = !isLoopbackName(config.host);
  }

  /** Whether nobody but this machine reaches the server. */
  get isLocal(): boolean {
    return this.publicUrl === null && !this.listensBeyond;
  }

  /** Whether people reach it over TLS. */
  get isSecure(): boolean {
    return this.publicUrl?.protocol === 'https:';
  }
}
