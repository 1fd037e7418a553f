/** A descriptor that is read more than once and must not change in between. */
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
  const stamp = await handle.stat({ bigint: true });
  return {
    size: Number(stamp.size),
    read: (use = 'keep') => readPass(handle, { stamp, name, use }),
    close: () => handle.close(),
  };
}

/** Positions are explicit, so that passes do not disturb each other. */
async function* readPass(
  handle: FileHandle,
  { stamp, name, use }: { readonly stamp: Stamp; readonly name: string; readonly use: 'keep' | 'pass' },
): AsyncGenerator<Uint8Array> {
  const size = Number(stamp.size);
  const former: Buffer[] = [];
  for (let position = 0; position < size; ) {
    await checkUnchanged(handle, stamp, name);
    // Two in turns where none is kept: of new ones some sixty would wait for the garbage collection.
    const again = former.length === 2 ? former.shift() : undefined;
    const buffer = again ?? Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size));
    if (use === 'pass') former.push(buffer);
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - position), position);
    if (bytesRead === 0) throw changed(name);
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
  await checkUnchanged(handle, stamp, name);
}

async function checkUnchanged(handle: FileHandle, stamp: Stamp, name: string): Promise<void> {
  const now = await handle.stat({ bigint: true });
  if (now.ino !== stamp.ino || now.size !== stamp.size || now.mtimeNs !== stamp.mtimeNs) throw changed(name);
}

function changed(name: string): AppError {
  return new AppError('file-changed', `${name} changed while it was read`, {
    blame: 'user',
    hint: 'Let nothing write to the file during the run, then run again.',
  });
}
