import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';

/** The parts of a request and a response that may be logged: no headers, no body, no query. */
interface LoggedRequest {
  readonly id?: unknown;
  readonly method?: string;
  readonly url?: string;
}

/**
 * Gives a Nest application its log (`app.useLogger(app.get(Logger))` with `Logger` of nestjs-pino)
 * and writes one line per request.
 */
@Module({})
export class LoggingModule {
  static forRoot(logger: Logger): DynamicModule {
    const pinoHttp = {
      logger,
      quietReqLogger: true,
      serializers: {
        req: ({ id, method, url }: LoggedRequest) => ({ id, method, path: url?.split('?')[0] }),
        res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
      },
    };
    return {
      module: LoggingModule,
      imports: [LoggerModule.forRoot({ pinoHttp })],
      exports: [LoggerModule],
    };
  }
}
