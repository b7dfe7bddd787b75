import { Controller, Get, Post } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { handlersOf, refuseUnguardedHandlers } from './refuse-unguarded-handlers.js';
import { accessOf, Public, Requires } from './requires.decorator.js';

@Controller('half')
class HalfGuarded {
  @Get()
  @Requires('run.read')
  guarded(): void {
    // answers nothing
  }

  @Post()
  // eslint-disable-next-line tagwright/guarded-handler -- what this is about
  open(): void {
    // answers nothing
  }
}

@Controller('guarded')
@Requires('run.read')
class Guarded {
  @Get()
  byClass(): void {
    // answers nothing
  }

  @Post()
  @Public()
  byItself(): void {
    // answers nothing
  }
}

describe('the start', () => {
  it('ends with a handler of which nobody said who may call it, by its name', () => {
    expect(() => {
      refuseUnguardedHandlers([Guarded, HalfGuarded]);
    }).toThrow('HalfGuarded.open');
    expect(() => {
      refuseUnguardedHandlers([Guarded]);
    }).not.toThrow();
  });

  it('takes what a handler says before what its class says', () => {
    const found = handlersOf(Guarded).map(({ name, handler }) => [
      name,
      accessOf(handler, Guarded),
    ]);
    expect(Object.fromEntries(found)).toMatchObject({
      byItself: { kind: 'public' },
      byClass: { kind: 'requires', permissions: ['run.read'] },
    });
  });
});
