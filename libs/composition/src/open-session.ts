import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NestLog, type Config } from '@tagwright/platform';
import { openCore, type OpenCoreOptions } from './open-core.js';

/** All services of the house without HTTP. */
export interface Session {
  readonly services: INestApplicationContext;
  /** Ends heavy work that is under way; its runs fail and can be started again. */
  stopJobs(): void;
  close(): Promise<void>;
}

/** Opens database and services for a command or a test. */
export async function openSession(config: Config, options: OpenCoreOptions = {}): Promise<Session> {
  const core = await openCore(config, options);
  try {
    const services = await NestFactory.createApplicationContext(core.module, {
      logger: options.logger === undefined ? ['error', 'warn'] : new NestLog(options.logger),
      abortOnError: false,
    });
    return {
      services,
      stopJobs: () => {
        core.stopJobs();
      },
      close: async () => {
        await services.close();
        await core.close();
      },
    };
  } catch (error) {
    await core.close();
    throw error;
  }
}
