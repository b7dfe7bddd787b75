import { GOVERNANCE_CODES } from '@tagwright/catalog';
import { DIAGNOSTIC_CODES } from '@tagwright/rules';

const HEAD = `# What a check says

\`npx tagwright check\` reports everything at once: where (file, line, column and path in the
document), what, a stable code, and what to do. **Errors** stop a definition from being used, and
make the command end with 1. **Warnings** are almost always mistakes; with \`--strict\` they fail too.
**Notes** (\`info\`) tell what a rule does that its author may not have thought of; \`--info\` shows them.
\`--json\` has all of them, with an edit (\`proposal\`) where the mend is a matter of one word.

Claims such as "never reached" are proofs over every possible input, missing ones among them, and
examples are real. A question that would take too long is left open, and said to be.

This page is generated (\`npm run reference\`) from the tables of codes in \`libs/rules/src/diagnostics\`
and \`libs/catalog/src/governance-codes.ts\`.
`;

/** The documentation of every diagnostic code of definitions and governance files, as Markdown. */
export function diagnosticsPage(): string {
  const sections = DIAGNOSTIC_CODES.map(
    ({ code, severity, meaning, mend }) =>
      `### \`${code}\`\n\n${severity === 'info' ? 'Note' : capital(severity)}. ${meaning}\n\n_Mend:_ ${mend}\n`,
  );
  return `${HEAD}\n## Codes of definitions\n\n${sections.join('\n')}\n${governanceSection()}`;
}

/** All are errors; some codes mean the same as of definitions. */
function governanceSection(): string {
  const lines = Object.entries(GOVERNANCE_CODES).map(([code, { meaning, mend }]) => {
    return `- \`${code}\`: ${meaning} _Mend:_ ${mend}\n`;
  });
  const head = '## Codes of governance files';
  const what =
    'Code lists, models, units, schedules, heads of source mappings, and the retention policy. All are\nerrors.';
  return `${head}\n\n${what}\n\n${lines.join('')}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
