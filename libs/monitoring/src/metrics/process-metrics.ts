import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** One answered request. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of its path, e.g. `/api/v1/runs/:id`; never the path itself. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What this very process counts: its memory and time, and the requests it answers. */
@Injectable()
export class ProcessMetrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'tagwright_http_request_seconds',
    help: 'Seconds from a request to the end of its answer; event streams are left out.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    const known = METHODS.has(method) ? method : 'other';
    this.requests.observe({ method: known, route, status: String(status) }, seconds);
  }
}
