/**
 * Writes the JSON Schemas below `schema/`: of `jobs.yaml`, from its table of fields, and of the result.
 * With `--check` nothing is written; a file that differs is named, and the exit code is 1.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobsSchemaText } from '../src/config/schema.ts';
import { resultSchemaText } from './result-schema/index.ts';

const FOLDER = join(import.meta.dirname, '..', 'schema');
const SCHEMAS: Readonly<Record<string, string>> = {
  'jobs.schema.json': jobsSchemaText(),
  'result.schema.json': resultSchemaText(),
};

function write(): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(SCHEMAS)) {
    writeFileSync(join(FOLDER, name), text);
    console.log(`wrote schema/${name}`);
  }
}

function check(): void {
  for (const [name, text] of Object.entries(SCHEMAS)) {
    const file = join(FOLDER, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    console.error(`schema/${name} is not what the sources say. Run \`node scripts/generate-schema.ts\`.`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--check')) check();
else write();
