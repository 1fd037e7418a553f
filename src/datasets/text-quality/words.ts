import { grouped } from '../findings.ts';

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(share < 0.1 ? 1 : 0))} %`;
}

/** "412 of 4,812 rows" */
export function ofRows(count: number, rows: number): string {
  return `${grouped(count)} of ${grouped(rows)} rows`;
}
