import { defineConfig } from 'vite';

/** Where `npm run dev` style previews find the API. The built portal is served by the API itself. */
const api = process.env.TAGWRIGHT_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  server: { proxy: { '/api': api } },
  build: {
    outDir: '../../dist/apps/portal',
    emptyOutDir: true,
    target: 'es2022',
    // Older targets make Vite rewrite light-dark() and lose the theme switch.
    cssTarget: ['chrome130', 'firefox130', 'safari18'],
    modulePreload: { polyfill: false },
    // Nothing may be inlined as data: or script, so that the policy can stay `'self'` only.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
