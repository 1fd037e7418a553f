/** Addresses that tokens are sent to. */
import { AppError } from '../../errors.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Where the runner says that GitHub's API is; github.com where nobody says. */
export function apiUrlOf(env: Readonly<Record<string, string | undefined>>): string {
  return env['GITHUB_API_URL'] ?? 'https://api.github.com';
}

/** `text` as a URL that may see a token: https, or plain http to this very machine. */
export function trustedUrl(text: string, variable: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === undefined || !safe) {
    throw new AppError('input-invalid', `${variable} is not an https address`, {
      blame: 'user',
      hint: `Set ${variable} to an https address (plain http is accepted for this machine only).`,
    });
  }
  return url;
}
