/** `docs/first-contact.md`: what could not be confirmed without a real account, from the table of probes. */
import { PROBES, type Probe } from '../src/doctor/probes.ts';

const HEAD = `# First contact with a real account

This project was built against published service models and a simulator. Each of its assumptions about AWS and GitHub that
could not be confirmed that way is a probe of \`bedrock-tune doctor\`: \`confirmed\`, \`contradicted\` or, until somebody
looked, \`open\`. Those that earlier training runs can prove, doctor looks at itself; the others are one look or one command
for a person. If one is contradicted, please open an issue with its name.

A first day, in this order:

1. \`bedrock-tune doctor --repository OWNER/REPOSITORY\` on a laptop, with \`GH_TOKEN\` of somebody who administers the
   repository; mend what it calls a fault.
2. The workflow doctor, by hand: it tries each role from a job that the role trusts. The plan role trusts pull requests
   alone: open one and look at its plan.
3. One small job with \`data.validation\` and a \`budget\`, to its end. Then doctor again, on the laptop: most probes are
   decided now.
4. \`stop\` a second one. The rest is below.

The table follows from \`src/doctor/probes.ts\` (\`node scripts/update-readme.ts\` renews it).
`;

export function firstContact(): string {
  const rows = PROBES.map(({ id, assumes, how, matters }: Probe) =>
    [`\`${id}\``, assumes, how, matters].map(cell).join(' | '),
  );
  const table = ['Probe | Assumed | How to find out | Depends on it', '--- | --- | --- | ---', ...rows];
  return `${HEAD}\n${table.map((row) => `| ${row} |`).join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
