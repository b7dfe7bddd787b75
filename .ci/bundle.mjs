// Puts what the compiler wrote into few files: a command that has to open a thousand of them needs
// twice as long to begin. Packages stay where they are; many look for their own files.
import { chmodSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

rmSync('dist/bin', { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    tagwright: 'dist/apps/cli/src/main.js',
    'data-plane': 'dist/apps/worker/src/data-plane-child.js',
  },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  // No module of ours is imported for what it does by itself: of a library's index only what is asked for comes along.
  treeshake: { moduleSideEffects: (_id, isExternal) => isExternal },
});
// Names of classes are names of schemas, errors and log contexts.
await bundle.write({ dir: 'dist/bin', format: 'esm', keepNames: true });
chmodSync('dist/bin/tagwright.js', 0o755);
