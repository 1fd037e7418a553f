/** A small good file, and ways to change it. */

import type { ConfigResult } from '../../src/config/job.ts';
import { parseConfig } from '../../src/config/parse.ts';
import type { Finding } from '../../src/errors.ts';

export const TODAY = '2026-11-22';

export const GOOD = `version: 1
environments:
  prod:
    region: us-east-1
    accountId: "111122223333"
    bucket: acme-data
    serviceRoleArn: arn:aws:iam::111122223333:role/service
jobs:
  bot:
    baseModel: amazon.nova-micro-v1:0:128k
    data:
      training: datasets/bot/train.jsonl
`;

export function readBytes(bytes: Uint8Array, today = TODAY): ConfigResult {
  return parseConfig({ file: 'jobs.yaml', bytes, today });
}

export function read(text: string, today = TODAY): ConfigResult {
  return readBytes(new TextEncoder().encode(text), today);
}

/** `GOOD` with one text in it replaced; fails loudly when the text is not there. */
export function changed(from: string, to: string, base = GOOD): string {
  if (!base.includes(from)) throw new Error(`the base file has no ${from}`);
  return base.replace(from, () => to);
}

/** `line:column code` of each finding, in the order given. */
export function places(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

/** Lines added to the job of `GOOD`, which ends with them. */
export function withJobLines(...lines: readonly string[]): string {
  return `${GOOD}${lines.map((line) => `    ${line}\n`).join('')}`;
}

/** `GOOD` with a price of its base model, made of these lines: the id stands at 14:3, the first line at 15:5. */
export function withPrice(...lines: readonly string[]): string {
  return withModel('prices', lines);
}

/** The same with what was measured of its tokens. */
export function withTokens(...lines: readonly string[]): string {
  return withModel('tokenEstimates', lines);
}

function withModel(section: string, lines: readonly string[]): string {
  return `${GOOD}${section}:\n  amazon.nova-micro-v1:0:128k:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
