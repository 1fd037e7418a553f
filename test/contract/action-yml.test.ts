import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_DEFAULTS, parseInputs } from '../../src/inputs.ts';
import { DECISIONS, OUTPUT_NAMES } from '../../src/outputs.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { description: string; required: boolean; default: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const action: ActionFile = parse(readFileSync('action.yml', 'utf8'));

describe('action.yml', () => {
  it('declares exactly the inputs that the code reads, with the same defaults', () => {
    const declared = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, input.default]),
    );
    // The token's default is an expression that only the runner can resolve.
    expect(declared).toEqual({ ...INPUT_DEFAULTS, 'github-token': `\${{ github.token }}` });
    expect(Object.values(action.inputs).every((input) => input.required === false)).toBe(true);
  });

  it('accepts its own defaults, and empty texts as the defaults', () => {
    const ofDeclared = parseInputs((name) =>
      name === 'github-token' ? '' : (action.inputs[name]?.default ?? ''),
    );
    expect(parseInputs(() => '')).toEqual(ofDeclared);
  });

  it('declares exactly the outputs that are written on every exit', () => {
    expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES]);
  });

  it('describes every input and output, and every decision', () => {
    const described = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(described.every(({ description }) => description.length > 30)).toBe(true);
    const text = action.outputs['decision']?.description ?? '';
    expect(DECISIONS.filter((decision) => !text.includes(decision))).toEqual([]);
  });

  it('runs on Node 24 from dist', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  it('is the only reader of inputs and writer of outputs besides inputs.ts, outputs.ts and the runner adapter', () => {
    const offenders = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'adapters/github/runner.ts')
      .filter((file) => /getInput\(|core\.setOutput|saveState\(/.test(readFileSync(`src/${file}`, 'utf8')));
    expect(offenders).toEqual([]);
  });
});
