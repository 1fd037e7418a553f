/** Renews the generated parts of README.md and docs/; with `--check` it only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstContact } from './first-contact.ts';
import { withSections, withTables } from './readme-tables.ts';
import { ruleSections } from './rules-doc.ts';
import { setupSections } from './setup-doc.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const RENEWED: Readonly<Record<string, (text: string) => string>> = {
  'README.md': (text) => withTables(text, read('action.yml')),
  'docs/datasets.md': (text) => withSections(text, ruleSections()),
  'docs/setup.md': (text) => withSections(text, setupSections()),
  'docs/first-contact.md': () => firstContact(),
};

for (const [file, renew] of Object.entries(RENEWED)) {
  const before = read(file);
  const after = renew(before);
  if (before === after) console.log(`${file} is up to date.`);
  else if (process.argv.includes('--check')) {
    console.error(`${file} is out of date. Run \`node scripts/update-readme.ts\` with Node 24.`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(ROOT, file), after);
    console.log(`${file} is renewed.`);
  }
}
