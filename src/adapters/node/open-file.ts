/** A descriptor that is read more than once and must not change in between. */
import { fstatSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import type { OpenFile } from '../../ports/host.ts';

const CHUNK_BYTES = 1024 * 1024;

interface Stamp {
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/** Takes the handle over; `name` stands in errors. */
export async function openFile(handle: FileHandle, name: string): Promise<OpenFile> {
  const stamp = fstatSync(handle.fd, { bigint: true });
  return {
    size: Number(stamp.size),
    read: (use = 'keep') => readPass(handle, { stamp, name, use }),
    close: () => handle.close(),
  };
}

/** Positions are explicit, so that passes do not disturb each other. What is handed out was read before any change. */
async function* readPass(
  handle: FileHandle,
  { stamp, name, use }: { readonly stamp: Stamp; readonly name: string; readonly use: 'keep' | 'pass' },
): AsyncGenerator<Uint8Array> {
  const size = Number(stamp.size);
  const former: Buffer[] = [];
  let position = 0;
  do {
    // Two in turns where none is kept: of new ones some sixty would wait for the garbage collection.
    const again = former.length === 2 ? former.shift() : undefined;
    const buffer = again ?? Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size));
    if (use === 'pass') former.push(buffer);
    const chunk = await readChunk(handle, buffer.subarray(0, size - position), position);
    checkUnchanged(handle, stamp, name);
    position += chunk.length;
    if (chunk.length > 0) yield chunk;
    else if (position < size) throw changed(name);
  } while (position < size);
  checkUnchanged(handle, stamp, name);
}

/** Fills the buffer, unless the file ends before: who takes a full one has sent it before it asks for the next but one. */
async function readChunk(handle: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Not by the thread pool: what is known of an open file is in memory, and a turn of the pool costs ten times as much. */
function checkUnchanged({ fd }: FileHandle, stamp: Stamp, name: string): void {
  const now = fstatSync(fd, { bigint: true });
  if (now.ino !== stamp.ino || now.size !== stamp.size || now.mtimeNs !== stamp.mtimeNs) throw changed(name);
}

function changed(name: string): AppError {
  return new AppError('file-changed', `${name} changed while it was read`, {
    blame: 'user',
    hint: 'Let nothing write to the file during the run, then run again.',
  });
}
