/** Reading what the SDK threw: any object, of which nothing is known. */

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  // Any object may be read by key; what it holds stays unknown.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** ` (that of AWS is 61 minutes ahead)`; empty where the answer does not tell AWS's time. */
export function clockOffset(error: unknown): string {
  const { headers } = record(record(error)['$response']);
  const minutes = Math.round((Date.parse(text(record(headers)['date'])) - Date.now()) / 60_000);
  if (Number.isNaN(minutes)) return '';
  return ` (that of AWS is ${Math.abs(minutes)} minutes ${minutes < 0 ? 'behind' : 'ahead'})`;
}
