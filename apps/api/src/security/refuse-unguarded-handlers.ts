import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { accessOf } from './requires.decorator.js';

type Controller = abstract new (...dependencies: never[]) => object;

/** Ends a start with a handler in it of which nobody said who may call it. */
export function refuseUnguardedHandlers(controllers: readonly Controller[]): void {
  const unguarded = controllers.flatMap((controller) =>
    handlersOf(controller)
      .filter(({ handler }) => accessOf(handler, controller) === undefined)
      .map(({ name }) => `${controller.name}.${name}`),
  );
  if (unguarded.length === 0) return;
  throw new Error(
    `These handlers are neither @Requires(…), @SignedIn() nor @Public(): ${unguarded.join(', ')}`,
  );
}

/** The methods of a controller that answer requests. */
export function handlersOf({ prototype }: Controller): { name: string; handler: object }[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .map(([name, { value }]) => ({ name, handler: value as unknown }))
    .filter((each): each is { name: string; handler: object } => typeof each.handler === 'function')
    .filter(({ handler }) => Reflect.hasMetadata(METHOD_METADATA, handler));
}
