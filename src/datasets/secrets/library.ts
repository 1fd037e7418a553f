/**
 * The rules of secretlint, run one text at a time.
 *
 * They are asked directly and not through secretlint's core: the core keeps the secrets in its messages, compares all
 * messages with one another, and lets a text switch the rules off (`secretlint-disable`), which row text must not.
 */
import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types';
import type { SecretHit } from './detector.ts';

interface Asked {
  readonly name: string;
  /** Source of a pattern that every text with such a secret has a match of. */
  readonly marker: string;
}

/** By the last part of the rule's id. */
export const ASKED: Readonly<Record<string, Asked>> = {
  '1password': { name: 'a 1Password token', marker: 'ops_ey' },
  anthropic: { name: 'an Anthropic API key', marker: 'sk-ant-' },
  cloudflare: { name: 'a Cloudflare token', marker: 'cf(?:k|ut|at)_' },
  databricks: { name: 'a Databricks token', marker: 'dapi' },
  docker: { name: 'a Docker token', marker: 'dckr_pat_' },
  figma: { name: 'a Figma token', marker: 'figd_' },
  github: { name: 'a GitHub token', marker: 'gh[pousr]_|github_pat_' },
  gitlab: { name: 'a GitLab token', marker: 'glpat-' },
  grafana: { name: 'a Grafana token', marker: 'glc_|glsa_' },
  groq: { name: 'a Groq key', marker: 'gsk_' },
  'hashicorp-vault': { name: 'a Vault token', marker: 'hv[sbr]\\.' },
  huggingface: { name: 'a Hugging Face token', marker: 'hf_' },
  linear: { name: 'a Linear key', marker: 'lin_api_' },
  notion: { name: 'a Notion token', marker: 'ntn_' },
  npm: { name: 'an npm token', marker: 'npm_' },
  openai: { name: 'an OpenAI API key', marker: 'T3BlbkFJ' },
  shopify: { name: 'a Shopify token', marker: 'shp(?:pa|ca|at|ss)_' },
  slack: { name: 'a Slack token', marker: 'xox[a-z]-|xapp-' },
  tailscale: { name: 'a Tailscale key', marker: 'tskey-' },
  vercel: { name: 'a Vercel token', marker: 'vc[piark]_' },
};

/** Rules with a better one of our own (`tokens.ts`, `keyed.ts`), and the one that lets a text switch rules off. */
export const NOT_ASKED: readonly string[] = [
  'aws',
  'basicauth',
  'database-connection-string',
  'filter-comments',
  'gcp',
  'privatekey',
  'sendgrid',
  'stripe',
];

/** `@secretlint/secretlint-rule-github` is `github`. */
export function shortId(rule: SecretLintRuleCreator): string {
  return rule.meta.id.replace('@secretlint/secretlint-rule-', '');
}

export type Library = (text: string) => Promise<readonly SecretHit[]>;

/** Reads the library on its first use: most datasets have nothing to ask it about. */
export async function loadLibrary(): Promise<Library> {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  return libraryOf(rules);
}

export function libraryOf(rules: readonly SecretLintRuleCreator[]): Library {
  const asked = rules.flatMap((rule) => {
    const known = ASKED[shortId(rule)];
    return known === undefined ? [] : [{ rule, name: known.name, marker: new RegExp(known.marker) }];
  });
  return async (text) => {
    const hits: SecretHit[] = [];
    for (const { rule, name, marker } of asked) {
      if (!marker.test(text)) continue;
      const note = (start: number, end: number): void => {
        hits.push({ name, severity: 'error', start, end });
      };
      await rule.create(contextOf(note), {}).file?.(sourceOf(text));
    }
    return hits;
  };
}

/** Takes the place of a hit and nothing else: the rules' messages would quote the secret. */
function contextOf(note: (start: number, end: number) => void): SecretLintRuleContext {
  return {
    sharedOptions: {},
    createTranslator: () => (id) => ({ message: '', messageId: String(id), data: undefined }),
    report: ({ range: [start, end] }) => note(start, end),
    ignore: () => undefined,
  };
}

/** A text without a file: positions are ours to find. */
function sourceOf(content: string): SecretLintSourceCode {
  const start = { line: 1, column: 0 };
  return {
    hasBOM: false,
    content,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '',
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, content.length],
    rangeToLocation: () => ({ start, end: start }),
    positionToIndex: () => 0,
    indexToPosition: () => start,
  };
}
