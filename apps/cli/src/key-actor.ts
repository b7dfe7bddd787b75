import type { INestApplicationContext } from '@nestjs/common';
import { FindKeyService, type Permission } from '@tagwright/access';
import { DomainError, type Actor } from '@tagwright/kernel';

/**
 * Who acts by a command that governs: the person or system whose key is in `TAGWRIGHT_API_KEY`.
 * @throws DomainError `key_missing`, `unauthenticated`, `forbidden`
 */
export async function keyActor(
  services: Pick<INestApplicationContext, 'get'>,
  permission: Permission,
): Promise<Actor> {
  const key = process.env.TAGWRIGHT_API_KEY ?? '';
  if (key === '') {
    throw new DomainError(
      'key_missing',
      'Put your key into TAGWRIGHT_API_KEY (see: tagwright keys add): what is governed changes by somebody.',
      { kind: 'unauthenticated' },
    );
  }
  const identity = await services.get(FindKeyService).find(key, null);
  if (identity === null) {
    throw new DomainError('unauthenticated', 'The key in TAGWRIGHT_API_KEY is not valid.', {
      kind: 'unauthenticated',
    });
  }
  if (!identity.permissions.has(permission)) {
    throw new DomainError('forbidden', `The key lacks the permission ${permission}.`, {
      kind: 'refused',
      details: { permission },
    });
  }
  return { ...identity.actor, channel: 'cli', roles: identity.roles };
}
