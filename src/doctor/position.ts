/** Where in a YAML file a value stands, so that a fault can name the line to change. */
import { type Document, isMap, isNode, isPair, LineCounter, type Node, parseDocument } from 'yaml';
import type { Position } from '../errors.ts';
import type { TextFile } from '../ports/doctor.ts';

export type Path = readonly (string | number)[];

/** Position of the key at a path; undefined: the file has no such key. */
export type Locate = (path: Path) => Position | undefined;

export interface YamlFile {
  readonly path: string;
  readonly document: Document;
  readonly locate: Locate;
}

export function readYaml({ path: file, text }: TextFile): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const locate: Locate = (path) => {
    const offset = offsetAt(document, path);
    if (offset === undefined) return undefined;
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col };
  };
  return { path: file, document, locate };
}

/** Of the key where the last step is a name, else of the entry of the list. */
function offsetAt(document: Document, path: Path): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (typeof last === 'string' && isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === last);
    return isNode(pair?.key) ? startOf(pair.key) : undefined;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? startOf(node) : undefined;
}

function startOf(node: Node): number | undefined {
  return node.range?.[0];
}
