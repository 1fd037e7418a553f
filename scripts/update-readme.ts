/** Renews the generated tables of README.md; with `--check` it only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTables } from './readme-tables.ts';

const ROOT = join(import.meta.dirname, '..');
const file = join(ROOT, 'README.md');

const before = readFileSync(file, 'utf8');
const after = withTables(before, readFileSync(join(ROOT, 'action.yml'), 'utf8'));
if (before === after) console.log('README.md is up to date.');
else if (process.argv.includes('--check')) {
  console.error('The tables of README.md are out of date. Run `node scripts/update-readme.ts` with Node 24.');
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
  console.log('README.md is renewed.');
}
