import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { guardedHandler } from '../../eslint-rules/guarded-handler.js';

const linter = new Linter();

function complaintsOf(classDecorators: string, methodDecorators: string): string[] {
  const code = `${classDecorators} class C { ${methodDecorators} async answer() {} }`;
  const messages = linter.verify(code, {
    languageOptions: { parser: tseslint.parser },
    plugins: { tagwright: { rules: { 'guarded-handler': guardedHandler } } },
    rules: { 'tagwright/guarded-handler': 'error' },
  });
  return messages.map(({ message }) => message);
}

describe('the lint rule for handlers', () => {
  it.each(['@Get()', "@Post(':id')", '@Put()', '@Patch()', '@Delete()'])(
    'complains of a handler with %s of which nobody says who may call it',
    (decorator) => {
      expect(complaintsOf("@Controller('x')", decorator)).toEqual([
        'Say who may call this handler: @Requires(…), @SignedIn() or @Public().',
      ]);
    },
  );

  it('is content with a handler, or a class, that says it', () => {
    expect(complaintsOf('', "@Get() @Requires('tag.read')")).toEqual([]);
    expect(complaintsOf('@Public()', '@Get()')).toEqual([]);
    expect(complaintsOf('@SignedIn()', '@Get()')).toEqual([]);
  });

  it('leaves methods alone that answer nothing', () => {
    expect(complaintsOf('', '')).toEqual([]);
  });
});
