import { applyDecorators, SetMetadata, type CustomDecorator } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '@tagwright/access';

const ACCESS = 'tagwright:access';

/** Who may call a handler. */
export type HandlerAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | {
      readonly kind: 'requires';
      /** All of them. */
      readonly permissions: readonly Permission[];
      /** Whether programs on this machine need nothing. */
      readonly orThisMachine: boolean;
    };

type AnyDecorator = ClassDecorator & MethodDecorator;

export interface RequiresOptions {
  /** A second permission that is needed, too. */
  readonly also?: Permission;
  /** Whether programs on this machine need nothing. */
  readonly orThisMachine?: boolean;
}

/** Who calls this handler, or any handler of this class, needs a permission. */
export const Requires = (
  permission: Permission,
  { also, orThisMachine = false }: RequiresOptions = {},
): AnyDecorator => {
  const permissions = also === undefined ? [permission] : [permission, also];
  return guarded(
    { kind: 'requires', permissions, orThisMachine },
    ApiExtension('x-permission', permissions.join(' ')),
  );
};

/** Who calls this handler is signed in and may be anybody. */
export const SignedIn = (): AnyDecorator => guarded({ kind: 'signed_in' });

/** Anybody who reaches the server may call this handler, signed in or not. */
export const Public = (): CustomDecorator => SetMetadata(ACCESS, { kind: 'public' });

/** Who may call a handler: what it says itself, else what its class says. */
export function accessOf(handler: object, controller: object): HandlerAccess | undefined {
  return (
    (Reflect.getMetadata(ACCESS, handler) as HandlerAccess | undefined) ??
    (Reflect.getMetadata(ACCESS, controller) as HandlerAccess | undefined)
  );
}

function guarded(access: HandlerAccess, ...more: AnyDecorator[]): AnyDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, access),
    ApiSecurity('session'),
    ApiSecurity('key'),
    ...more,
  );
}
