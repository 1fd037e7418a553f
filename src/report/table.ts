/** Tables for Markdown and for terminals. */

export interface Column {
  readonly title: string;
  /** Right-aligned, as numbers are. */
  readonly right?: boolean;
}

/** @param rows cells that are safe already (no `|`, no line break) */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return [
    columns.map((column) => column.title),
    columns.map((column) => (column.right === true ? '---:' : '---')),
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Aligned columns, two spaces apart; empty when there are no rows. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const all = [columns.map((column) => column.title.toUpperCase()), ...rows];
  const widths = columns.map((_, index) =>
    all.reduce((width, cells) => Math.max(width, length(cells[index])), 0),
  );
  return all
    .map((cells) =>
      columns
        .map((column, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.right === true))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, right: boolean): string {
  const fill = ' '.repeat(Math.max(0, width - length(cell)));
  return right ? fill + cell : cell + fill;
}

function length(cell: string | undefined): number {
  return Array.from(cell ?? '').length;
}
