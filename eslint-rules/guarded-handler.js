const ANSWERING = new Set([
  'Get',
  'Post',
  'Put',
  'Patch',
  'Delete',
  'Head',
  'Options',
  'All',
  'Sse',
]);
const GUARDING = new Set(['Requires', 'SignedIn', 'Public']);

/** Whether one of the decorators of a class or method has one of these names. */
function hasOneOf(node, names) {
  return (node.decorators ?? []).some(({ expression }) => {
    const called = expression.type === 'CallExpression' ? expression.callee : expression;
    return called.type === 'Identifier' && names.has(called.name);
  });
}

/** A handler says who may call it, itself or by its class; the guard lets nobody call any other. */
export const guardedHandler = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unguarded: 'Say who may call this handler: @Requires(…), @SignedIn() or @Public().',
    },
  },
  create(context) {
    return {
      MethodDefinition(node) {
        if (!hasOneOf(node, ANSWERING) || hasOneOf(node, GUARDING)) return;
        if (!hasOneOf(node.parent.parent, GUARDING)) {
          context.report({ node: node.key, messageId: 'unguarded' });
        }
      },
    };
  },
};
