/**
 * One sync of a folder by our adapter: `node bench/upload-client.ts FOLDER`, with `AWS_ENDPOINT_URL` set. Each file is
 * hashed in a pass of its own, as the scan of a dataset does, then goes through `syncDataset`, eight at a time.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { LIMITS } from '../src/adapters/aws/client.ts';
import { objectsAdapter } from '../src/adapters/aws/s3.ts';
import { systemClock } from '../src/adapters/node/clock.ts';
import { openFile } from '../src/adapters/node/open-file.ts';
import { syncDataset } from '../src/apply/sync.ts';
import { inParallel } from '../src/commands/parallel.ts';

const AT_ONCE = 8;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: upload-client.ts FOLDER');
const credentials = { accessKeyId: 'AKIABENCH', secretAccessKey: 'secret' };
const objects = objectsAdapter({
  region: 'us-east-1',
  credentials: {
    provider: async () => credentials,
    renewals: () => 0,
    renew: async () => undefined,
    transport: { limits: LIMITS, userAgent: [] },
  },
  accountId: '111122223333',
  clock: systemClock,
});
const target = { objects, bucket: 'bench', prefix: 'acme/models', job: 'bot', repositoryId: '4242' };

await inParallel(readdirSync(folder), AT_ONCE, async (name) => {
  const file = await openFile(await open(join(folder, name)), name);
  try {
    const hash = createHash('sha256');
    for await (const chunk of file.read()) hash.update(chunk);
    const dataset = { kind: 'file', sha256: hash.digest('hex'), size: file.size, open: file.read } as const;
    await syncDataset(target, dataset);
  } finally {
    await file.close();
  }
});
