/** The body of a write: taken out of `aws-chunked` framing and held against every checksum that came with it. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { SimRequest } from '../protocol.ts';
import { refuse } from '../refusal.ts';
import type { Checksums } from './state.ts';

export interface VerifiedBody {
  readonly bytes: Buffer;
  /** Those the sender gave (all of them matched). */
  readonly checksums: Checksums;
}

const CHECKSUM = 'x-amz-checksum-';
const NO_CHECKSUMS = ['x-amz-checksum-type', 'x-amz-checksum-algorithm', 'x-amz-checksum-mode'];

/** Throws `RefusalError` (`BadDigest`, `InvalidRequest`, …) as S3 does. */
export function verifiedBody(request: SimRequest): VerifiedBody {
  const { bytes, trailers } = unframed(request);
  const headers = { ...request.headers, ...trailers };
  checkLength(headers['x-amz-decoded-content-length'], bytes);
  checkPayloadHash(headers['x-amz-content-sha256'], bytes);
  checkMd5(headers['content-md5'], bytes);
  return { bytes, checksums: checkedChecksums(headers, bytes) };
}

/** Size and hash of the object bytes, for the ledger; a broken framing is hashed as it came. */
export function describeBody(request: SimRequest): { readonly size: number; readonly sha256: string } {
  const bytes = bytesOrRaw(request);
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function bytesOrRaw(request: SimRequest): Buffer {
  try {
    return unframed(request).bytes;
  } catch {
    return request.body;
  }
}

function unframed(request: SimRequest): { bytes: Buffer; trailers: Record<string, string> } {
  const chunked = (request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  return chunked ? decodeChunks(request.body) : { bytes: request.body, trailers: {} };
}

function decodeChunks(framed: Buffer): { bytes: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf('\r\n', at);
    const size = Number.parseInt(framed.toString('latin1', at, Math.max(lineEnd, at)), 16);
    if (lineEnd < 0 || Number.isNaN(size))
      refuse(400, 'IncompleteBody', 'The request body terminated unexpectedly');
    at = lineEnd + 2;
    if (size === 0)
      return { bytes: Buffer.concat(chunks), trailers: parseTrailers(framed.toString('latin1', at)) };
    chunks.push(framed.subarray(at, at + size));
    at += size + 2;
  }
}

function parseTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
}

function checkLength(declared: string | undefined, bytes: Buffer): void {
  if (declared !== undefined && Number(declared) !== bytes.length) {
    refuse(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }
}

function checkPayloadHash(declared: string | undefined, bytes: Buffer): void {
  if (declared === undefined || !/^[0-9a-f]{64}$/.test(declared)) return;
  if (createHash('sha256').update(bytes).digest('hex') !== declared) {
    refuse(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

function checkMd5(declared: string | undefined, bytes: Buffer): void {
  if (declared !== undefined && createHash('md5').update(bytes).digest('base64') !== declared) {
    refuse(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

function checkedChecksums(headers: Readonly<Record<string, string>>, bytes: Buffer): Checksums {
  const given = Object.entries(headers).filter(
    ([name]) => name.startsWith(CHECKSUM) && !NO_CHECKSUMS.includes(name),
  );
  return Object.fromEntries(
    given.map(([name, value]) => {
      const algorithm = name.slice(CHECKSUM.length);
      if (computeChecksum(algorithm, bytes) !== value) {
        refuse(
          400,
          'BadDigest',
          `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
        );
      }
      return [algorithm, value];
    }),
  );
}

/** Base64 checksum; refuses algorithms the simulator does not know (CRC32C, CRC64NVME). */
export function computeChecksum(algorithm: string, bytes: Buffer): string {
  switch (algorithm) {
    case 'sha256':
    case 'sha1':
      return createHash(algorithm).update(bytes).digest('base64');
    case 'crc32': {
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(bytes));
      return sum.toString('base64');
    }
    default:
      return refuse(
        501,
        'NotImplemented',
        `The simulated S3 cannot check ${algorithm}; send sha256, sha1 or crc32`,
      );
  }
}
