import { DomainError } from '@tagwright/kernel';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not go there',
  EPERM: 'this user may not do that',
  EROFS: 'it is read-only',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk reports an error',
};

/**
 * What a person is told when the file system refuses; other errors are given back as they are.
 * @param what begins the sentence, e.g. `The backup folder`
 */
export function fileError(what: string, path: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined || cause instanceof DomainError) return cause;
  const reason = REASONS[code];
  if (reason === undefined) return cause;
  return new DomainError(
    'path_not_usable',
    `${what} ${path} cannot be used: ${reason} (${code}).`,
    {
      kind: 'unavailable',
      details: { path, reason: code },
      cause,
    },
  );
}
