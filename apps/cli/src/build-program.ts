import { Command } from 'commander';
import type { Outcome } from './outcome.js';

type AddCommand = (program: Command, outcome: Outcome) => void;

/** A command's code is loaded when it is asked for: most need neither the server nor the benches. */
const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map(
  Object.entries({
    up: async () => (await import('./commands/up.command.js')).addUp,
    api: async () => (await import('./commands/api.command.js')).addApi,
    worker: async () => (await import('./commands/worker.command.js')).addWorker,
    demo: async () => (await import('./commands/demo.command.js')).addDemo,
    ingest: async () => (await import('./commands/ingest.command.js')).addIngest,
    run: async () => (await import('./commands/run.command.js')).addRun,
    check: async () => (await import('./commands/check.command.js')).addCheck,
    lint: async () => (await import('./commands/lint.command.js')).addLint,
    preview: async () => (await import('./commands/preview.command.js')).addPreview,
    explain: async () => (await import('./commands/explain.command.js')).addExplain,
    schedules: async () => (await import('./commands/schedules.command.js')).addSchedules,
    snapshot: async () => (await import('./commands/snapshot.command.js')).addSnapshot,
    figures: async () => (await import('./commands/figures.command.js')).addFigures,
    backup: async () => (await import('./commands/backup.command.js')).addBackup,
    restore: async () => (await import('./commands/restore.command.js')).addRestore,
    doctor: async () => (await import('./commands/doctor.command.js')).addDoctor,
    collect: async () => (await import('./commands/collect.command.js')).addCollect,
    pins: async () => (await import('./commands/pins.command.js')).addPins,
    apply: async () => (await import('./commands/apply.command.js')).addApply,
    changes: async () => (await import('./commands/changes.command.js')).addChanges,
    definitions: async () => (await import('./commands/definitions.command.js')).addDefinitions,
    accounts: async () => (await import('./commands/accounts.command.js')).addAccounts,
    keys: async () => (await import('./commands/keys.command.js')).addKeys,
    audit: async () => (await import('./commands/audit.command.js')).addAudit,
    webhooks: async () => (await import('./commands/webhooks.command.js')).addWebhooks,
    bench: async () => (await import('./commands/bench.command.js')).addBench,
  }),
);

/** In a half-restored home: they write nothing to it, or begin the restore anew. */
const MAY_BEGIN = new Set(['check', 'demo', 'bench', 'doctor', 'restore']);

/** The command that the arguments begin with, or all of them for help and for a word unknown. */
export async function buildProgram(args: readonly string[], outcome: Outcome): Promise<Command> {
  const program = new Command('tagwright')
    .description('Source data to governed, explainable customer tags.')
    .showHelpAfterError('(add --help for usage)')
    .exitOverride();
  program.hook('preAction', async (_program, command) => {
    if (MAY_BEGIN.has(command.name())) return;
    (await import('./refuse-half-restored.js')).refuseHalfRestored();
  });
  const asked = COMMANDS.get(args[0] ?? '');
  for (const load of asked ? [asked] : COMMANDS.values()) (await load())(program, outcome);
  return program;
}
