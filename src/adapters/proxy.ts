/** The proxy that the environment names, as runners set it: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case. */
import http from 'node:http';
import https from 'node:https';
import { AppError } from '../errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface ProxyAgents {
  /** For plain http; absent: no proxy is named for it. */
  readonly httpAgent?: http.Agent;
  readonly httpsAgent?: https.Agent;
}

/** This machine is never behind a proxy; GitHub's own client holds the same. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

const AGENT_OPTIONS = { keepAlive: true, maxSockets: 50 } as const;

/**
 * Agents that go through the proxies of `env`. Node knows proxies from 24.5 (and 22.21) on; older ones ignore them.
 *
 * @throws AppError `input-invalid` where a proxy is no http or https address
 */
export function proxyAgents(env: Env): ProxyAgents {
  const NO_PROXY = noProxy(valueIn(env, 'NO_PROXY'));
  const HTTP_PROXY = proxyIn(env, 'HTTP_PROXY');
  const HTTPS_PROXY = proxyIn(env, 'HTTPS_PROXY');
  return {
    ...(HTTP_PROXY && {
      httpAgent: new http.Agent({ ...AGENT_OPTIONS, proxyEnv: { HTTP_PROXY, NO_PROXY } }),
    }),
    ...(HTTPS_PROXY && {
      httpsAgent: new https.Agent({ ...AGENT_OPTIONS, proxyEnv: { HTTPS_PROXY, NO_PROXY } }),
    }),
  };
}

/** What else may be the reason that nobody answers, to be added to a hint. */
export function orProxy(env: Env): string {
  const named = ['HTTPS_PROXY', 'HTTP_PROXY'].find((name) => valueIn(env, name) !== '');
  return named === undefined ? '' : `, and check the proxy that ${named} names`;
}

/** Lower case wins, as in curl. */
function valueIn(env: Env, name: string): string {
  return env[name.toLowerCase()] || env[name] || '';
}

/** The value is not part of the message: it can hold a password. */
function proxyIn(env: Env, name: 'HTTP_PROXY' | 'HTTPS_PROXY'): string | undefined {
  const value = valueIn(env, name).trim();
  if (value === '') return undefined;
  const address = value.includes('://') ? value : `http://${value}`;
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return new URL(address).href;
  throw new AppError('input-invalid', `${name} is not the address of an http or https proxy`, {
    blame: 'user',
    hint: `Set ${name} to an address such as http://proxy.example:3128, or unset it.`,
  });
}

/** A name stands for its subdomains too, as for curl and GitHub's own client; to Node it would be that one host. */
function noProxy(list: string): string {
  const named = list.split(',').flatMap((entry) => {
    const name = entry.trim();
    return /^[a-z0-9][a-z0-9.-]*$/i.test(name) ? [name, `.${name}`] : [name];
  });
  return [...named, ...LOOPBACK].filter((entry) => entry !== '').join(',');
}
