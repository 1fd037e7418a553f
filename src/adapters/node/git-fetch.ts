/** Single objects that a shallow or partial clone lacks, from where it was cloned. */
import { checkedId, type GitOptions, gitRunner } from './git-run.ts';

/**
 * Of the transports only those of a real server and of a folder, no helper programs; nobody is asked anything; nothing
 * is tidied up afterwards.
 */
const SETTINGS = [
  'protocol.allow=never',
  'protocol.https.allow=always',
  'protocol.ssh.allow=always',
  'protocol.file.allow=always',
  'core.askPass=',
  'credential.interactive=never',
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.writeCommitGraph=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
];

/** How a runner reaches its server: proxies, certificates, an agent that holds an SSH key. No token is among them. */
const VARIABLES = [
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SSH_AUTH_SOCK',
];

/** Neither a name nor a record of it is left behind. */
const QUIETLY = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--refmap=',
];

/**
 * A server that speaks version 2 of the protocol, as GitHub does, hands out any object by its id. A commit comes with
 * its files and without its history. What Git says of a failure may hold an address with a password: it is not passed on.
 */
export async function fetchObject(
  { root, env }: GitOptions,
  kind: 'commit' | 'blob',
  id: string,
): Promise<boolean> {
  const run = gitRunner({ root, env, network: { settings: SETTINGS, variables: VARIABLES } }, 'SIGTERM');
  const depth = kind === 'commit' ? ['--depth=1'] : [];
  const fetched = run(['fetch', ...QUIETLY, ...depth, 'origin', checkedId(id)]);
  return await fetched.then(
    ({ code }) => code === 0,
    () => false,
  );
}
