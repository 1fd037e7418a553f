/** Writes `schema/jobs.schema.json` from the table of fields. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jobsSchemaText } from '../src/config/schema.ts';

const target = fileURLToPath(new URL('../schema/jobs.schema.json', import.meta.url));
mkdirSync(fileURLToPath(new URL('../schema', import.meta.url)), { recursive: true });
writeFileSync(target, jobsSchemaText());
console.log(`wrote ${target}`);
