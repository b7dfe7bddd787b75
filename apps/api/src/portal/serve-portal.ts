import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built portal. A path that is no file and not the interface's is a page of the portal
 * and gets its one document (history fallback). Does nothing where no portal was built.
 */
export function servePortal(app: NestExpressApplication, directory: string): void {
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return;
  app.useStaticAssets(directory, { index: false, setHeaders: setCaching });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: directory }, (error) => {
      // A reader that goes away is no failure of ours.
      if (error instanceof Error && !response.headersSent) next(error);
    });
  });
}

/** Vite puts a hash of the content into the names below assets/: those never change. */
function setCaching(response: { setHeader(name: string, value: string): unknown }, path: string) {
  const immutable = /[\\/]assets[\\/]/.test(path);
  const caching = immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
  response.setHeader('Cache-Control', caching);
}

function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (request.path === '/api' || request.path.startsWith('/api/')) return false;
  if (request.path === '/metrics') return false;
  return !/\.[a-z0-9]+$/i.test(request.path) && request.accepts('html') !== false;
}
