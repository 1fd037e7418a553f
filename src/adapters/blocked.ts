/** Ways to a service that are shut, by a proxy or by TLS: nothing was sent, and trying again changes nothing. */

export interface Blocked {
  readonly why: string;
  readonly hint: string;
}

const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** OpenSSL's words for bytes that are none of TLS. */
const NO_TLS = /wrong version number|packet length too long/i;

/** @returns undefined where the way is open, or may open in a moment (a proxy that answered 5xx) */
export function blockedBy(error: unknown): Blocked | undefined {
  for (const { code, statusCode, message } of chainOf(error)) {
    if (code === 'ERR_PROXY_TUNNEL' && Number(statusCode ?? 0) < 500) return proxyRefusal(statusCode);
    if (typeof code !== 'string') continue;
    if (CERTIFICATE_CODES.has(code)) return untrusted(code);
    if (code.startsWith('ERR_SSL_') || (code === 'EPROTO' && NO_TLS.test(String(message))))
      return noTls(code);
  }
  return undefined;
}

function proxyRefusal(status: unknown): Blocked {
  const answer = typeof status === 'number' ? ` (HTTP ${status})` : '';
  return {
    why: `the proxy does not let this host through${answer}`,
    hint: 'Let the proxy pass the host (407: put user and password into HTTPS_PROXY), or name the host in NO_PROXY.',
  };
}

function untrusted(code: string): Blocked {
  return {
    why: `its certificate is not trusted (${code})`,
    hint: 'Name the file with the certificate of your proxy or server in NODE_EXTRA_CA_CERTS, and check the clock of the machine.',
  };
}

function noTls(code: string): Blocked {
  return { why: `it does not speak TLS (${code})`, hint: 'Check the address, its port, and HTTPS_PROXY.' };
}

const MAX_CAUSES = 5;

/** The error and what caused it. */
function chainOf(error: unknown): readonly Readonly<Record<string, unknown>>[] {
  const chain: Readonly<Record<string, unknown>>[] = [];
  let link = error;
  while (typeof link === 'object' && link !== null && chain.length < MAX_CAUSES) {
    // Any object may be read by key; what it holds stays unknown.
    const fields = link as Readonly<Record<string, unknown>>;
    chain.push(fields);
    link = fields['cause'];
  }
  return chain;
}
