/** The little XML that S3 and STS speak. */

/** Marked as XML already, so that `element` does not escape it again. */
export interface Xml {
  readonly xml: string;
}

type Content = Xml | string | number | boolean;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `<name>content</name>`; texts are escaped. `name` may carry attributes (`Error xmlns="…"`). */
export function element(name: string, ...content: readonly Content[]): Xml {
  const inner = content
    .map((part) => (typeof part === 'object' ? part.xml : escapeXml(String(part))))
    .join('');
  return { xml: `<${name}>${inner}</${name.split(' ', 1)[0]}>` };
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}

/** Inner XML of every element of that name; enough for flat request bodies without attributes or nesting of a name. */
export function innerXml(xml: string, name: string): readonly string[] {
  const pattern = new RegExp(`<${name}>([^]*?)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Text of the first element of that name; undefined when there is none. */
export function xmlText(xml: string, name: string): string | undefined {
  const inner = innerXml(xml, name)[0];
  return inner === undefined ? undefined : unescapeXml(inner);
}

function escapeXml(text: string): string {
  // Control characters (a key may hold them) and all that means something in XML, as numeric references.
  return text.replace(/[&<>"'\p{Cc}]/gu, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
