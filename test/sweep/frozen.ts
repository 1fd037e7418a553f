/** Makes a value that many share fail whoever would change it. */
export function frozen<T>(value: T): T {
  // The cells of typed arrays cannot be frozen.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value;
  Object.freeze(value);
  const members = value instanceof Map ? [...value.values()] : Object.values(value);
  for (const member of members) frozen(member);
  return value;
}
