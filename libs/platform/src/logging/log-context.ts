import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line says that is written during one piece of work. */
export interface LogContext {
  readonly requestId?: string;
  readonly runId?: number;
  readonly attempt?: number;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Does the work; whatever it logs, however deep and late, carries these fields too. */
export function withLogContext<T>(fields: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

/** The fields of the work that is under way here. */
export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
