import type { Logger as PinoLogger } from 'pino';
import type { Logger } from 'typeorm';

/**
 * Sends what TypeORM has to say to our log, if there is one, and never to standard output, which
 * belongs to results. Values bound to a query may be personal data and are left out; a query that
 * fails is told by the error its caller gets.
 */
export class TypeOrmLogger implements Logger {
  constructor(private readonly logger: PinoLogger | undefined) {}

  logQuery(query: string): void {
    this.logger?.trace({ query }, 'query');
  }

  logQueryError(error: string | Error, query: string): void {
    this.logger?.debug({ err: error, query }, 'query failed');
  }

  logQuerySlow(time: number, query: string): void {
    this.logger?.warn({ query, milliseconds: time }, 'slow query');
  }

  logSchemaBuild(message: string): void {
    this.logger?.debug(message);
  }

  logMigration(message: string): void {
    this.logger?.info(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    this.logger?.[level === 'warn' ? 'warn' : 'info'](String(message));
  }
}
