/** What must hold for every Markdown text of ours, whatever was put into it. */
import { expect } from '@jest/globals';

/** Fences closed, folds balanced and never below zero, tables with as many cells as their head, only our own HTML. */
export function expectWellFormed(markdown: string): void {
  const lines = markdown.split('\n');
  expect(lines.filter((line) => line.startsWith('```')).length % 2).toBe(0);
  expect(foldDepths(lines).every((depth) => depth === 0 || depth === 1)).toBe(true);
  expect(foldDepths(lines).at(-1)).toBe(0);
  for (const table of tables(lines)) expect(new Set(table.map(cellCount)).size).toBe(1);
  expect(foreignTags(lines)).toEqual([]);
}

function foldDepths(lines: readonly string[]): readonly number[] {
  let depth = 0;
  return lines.map((line) => {
    if (line.startsWith('<details')) depth += 1;
    if (line === '</details>') depth -= 1;
    return depth;
  });
}

function tables(lines: readonly string[]): readonly (readonly string[])[] {
  return lines
    .join('\n')
    .split('\n\n')
    .filter((block) => block.startsWith('| '))
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
}

function cellCount(line: string): number {
  return line.split('|').length;
}

const OUR_TAGS =
  /<details(?: open)?><summary>|<\/summary>|^<\/details>$|<\/?(?:code|sub)>|<span>&#36;<\/span>|<span><\/span>|^<!-- bedrock-tune [^<>]* -->$/gm;

/** Angle brackets that are neither ours nor inside a fence. */
function foreignTags(lines: readonly string[]): readonly string[] {
  let fenced = false;
  return lines.filter((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return !fenced && /[<>]/.test(line.replace(OUR_TAGS, ''));
  });
}
