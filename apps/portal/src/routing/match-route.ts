export type RouteName =
  | 'home'
  | 'tags'
  | 'tag'
  | 'runs'
  | 'run'
  | 'customers'
  | 'customer'
  | 'vehicle'
  | 'lead'
  | 'filter'
  | 'changes'
  | 'change'
  | 'snapshot'
  | 'ruleEditor'
  | 'facts'
  | 'fact'
  | 'sources'
  | 'datasets'
  | 'dataset'
  | 'quarantine'
  | 'conflicts'
  | 'audit'
  | 'admin'
  | 'notFound';

export interface Route {
  readonly name: RouteName;
  /** The part of the address that names one thing: a tag's code, a run's id. */
  readonly id: string;
}

const PATTERNS: readonly (readonly [RegExp, RouteName])[] = [
  [/^\/$/, 'home'],
  [/^\/tags$/, 'tags'],
  [/^\/tags\/([^/]+)$/, 'tag'],
  [/^\/runs$/, 'runs'],
  [/^\/runs\/([^/]+)$/, 'run'],
  [/^\/customers$/, 'customers'],
  [/^\/customers\/([^/]+)$/, 'customer'],
  [/^\/vehicles\/([^/]+)$/, 'vehicle'],
  [/^\/leads\/([^/]+)$/, 'lead'],
  [/^\/filter$/, 'filter'],
  [/^\/changes$/, 'changes'],
  [/^\/changes\/([^/]+)$/, 'change'],
  [/^\/snapshots\/([^/]+)$/, 'snapshot'],
  [/^\/changes\/([^/]+\/edit\/(?:fact|tag)\/[^/]+)$/, 'ruleEditor'],
  [/^\/facts$/, 'facts'],
  [/^\/facts\/([^/]+)$/, 'fact'],
  [/^\/sources$/, 'sources'],
  [/^\/datasets$/, 'datasets'],
  [/^\/datasets\/([^/]+)$/, 'dataset'],
  [/^\/quarantine$/, 'quarantine'],
  [/^\/conflicts$/, 'conflicts'],
  [/^\/audit$/, 'audit'],
  [/^\/admin$/, 'admin'],
];

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Which page a path means; a trailing slash is forgiven, broken escapes are not found. */
export function matchRoute(path: string): Route {
  const plain = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
  for (const [pattern, name] of PATTERNS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const id = decoded(match[1] ?? '');
    return id === null ? { name: 'notFound', id: '' } : { name, id };
  }
  return { name: 'notFound', id: '' };
}
