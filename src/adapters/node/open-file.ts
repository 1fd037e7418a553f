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
    read: () => readPass(handle, stamp, name),
    close: () => handle.close(),
  };
}

/** Positions are explicit, so that passes do not disturb each other. */
async function* readPass(handle: FileHandle, stamp: Stamp, name: string): AsyncGenerator<Uint8Array> {
  const size = Number(stamp.size);
  for (let position = 0; position < size; ) {
    await checkUnchanged(handle, stamp, name);
    // A new buffer each time: whoever reads may keep the chunk.
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - position));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
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
