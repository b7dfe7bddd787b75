import type { Identity, Scope, ScopePart, SessionView } from '@tagwright/access';
import type { IdentityDto, OpenSessionDto, ScopeDto } from './session.dto.js';

export function identityDto(identity: Identity): IdentityDto {
  const { login, name, actor, roles, permissions, scope, mustChangePassword, proof } = identity;
  return {
    ...{ login, name, person: actor.person, roles: [...roles] },
    permissions: [...permissions].sort(),
    scope: scopeDto(scope),
    mustChangePassword,
    csrf: proof.kind === 'session' ? proof.csrf : null,
  };
}

export function scopeDto({ domains, brands }: Scope): ScopeDto {
  return { domains: partDto(domains), brands: partDto(brands) };
}

function partDto(part: ScopePart): string[] | null {
  return part === '*' ? null : [...part];
}

export function openSessionDto(view: SessionView): OpenSessionDto {
  const { id, address, agent, createdAt, seenAt, isCurrent } = view;
  return {
    ...{ id, address, agent, current: isCurrent },
    ...{ createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() },
  };
}
