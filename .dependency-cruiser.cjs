/**
 * Who may import whom. One row per library; apps see only a library's face (its index.ts), the
 * portal sees no library at all. Cycles are forbidden everywhere.
 */
const foundation = ['kernel', 'platform'];
const governed = [
  ...foundation,
  'access',
  'audit',
  'changes',
  'rules',
  'compiler',
  'engines',
  'catalog',
  'definitions',
  'pins',
];
const allowed = {
  kernel: [],
  rules: ['kernel'],
  compiler: ['rules', 'kernel'],
  platform: ['kernel'],
  engines: ['compiler', 'platform', 'kernel'],
  audit: foundation,
  access: ['audit', ...foundation],
  changes: ['access', 'audit', ...foundation],
  catalog: ['rules', 'access', 'audit', 'changes', ...foundation],
  definitions: [
    'access',
    'audit',
    'changes',
    'catalog',
    'compiler',
    'engines',
    'rules',
    ...foundation,
  ],
  pins: ['audit', ...foundation],
  webhooks: ['audit', ...foundation],
  demo: ['engines', ...foundation],
  ingestion: governed,
  materialization: [...governed, 'ingestion'],
  audiences: [...governed, 'ingestion', 'materialization'],
  scheduling: [...governed, 'ingestion', 'materialization'],
  retention: [...foundation, 'audit', 'catalog', 'engines', 'pins', 'ingestion', 'materialization'],
  backup: [...foundation, 'engines', 'pins', 'ingestion', 'materialization'],
  monitoring: [...foundation, 'audit', 'materialization', 'scheduling', 'webhooks'],
  doctor: [
    ...foundation,
    'audit',
    'engines',
    'pins',
    'ingestion',
    'materialization',
    'backup',
    'retention',
  ],
  impact: [...governed, 'ingestion', 'materialization', 'audiences'],
  composition: [
    ...governed,
    ...[
      'ingestion',
      'materialization',
      'audiences',
      'scheduling',
      'monitoring',
      'retention',
      'impact',
      'webhooks',
    ],
  ],
};

const layers = Object.entries(allowed).map(([lib, targets]) => ({
  name: `layer-${lib}`,
  severity: 'error',
  comment: `${lib} may import ${targets.join(', ') || 'nothing'}`,
  from: { path: `^libs/${lib}/src`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...targets].join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...layers,
    {
      name: 'faces-only',
      severity: 'error',
      comment: 'a library is used through its index.ts, in the data plane through data-plane.ts',
      from: { path: '^(apps|libs/([^/]+)|bench|migrations)/' },
      to: { path: '^libs/([^/]+)/src/(?!(index|data-plane)\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'testing-is-for-specs',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'portal-stands-alone',
      severity: 'error',
      from: { path: '^apps/portal/' },
      to: { path: '^(libs|apps/(api|cli|worker))/' },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      comment: 'only the command line starts API and worker, through their index.ts',
      from: { path: '^apps/([^/]+)/' },
      to: {
        path: '^apps/([^/]+)/',
        pathNot: ['^apps/$1/', '^apps/(api|worker)/src/index\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
