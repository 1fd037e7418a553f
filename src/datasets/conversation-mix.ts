/** What all conversations of a file must have in common, where their base model asks for it. */
import type { ConversationLimits, MediaKind, MediaLimits } from '../catalog/base-model.ts';
import type { FindingDraft } from './findings.ts';
import { grouped } from './findings.ts';
import type { JsonObject } from './json.ts';
import { isVideo, MIXED_HINT, mediaOfRow } from './media-shape.ts';
import type { RowRule, RowRuleKind, RowView } from './row-rule.ts';
import { usesTools } from './tool-shape.ts';

export const CONVERSATION_MIX: RowRuleKind = {
  ids: ['mixed-media', 'media-uncounted', 'optional-fields', 'tool-use-doubtful'],
  sees: 'forms',
  make: ({ limits }) => new ConversationMix(limits?.conversation),
};

const OPTIONAL_FIELDS = ['system', 'toolConfig'] as const;

class ConversationMix implements RowRule {
  readonly #limits: ConversationLimits | undefined;
  readonly #fields = OPTIONAL_FIELDS.map((name) => new FieldCount(name));
  #firstMedium: { readonly kind: MediaKind; readonly line: number } | undefined;
  #rowsWithMedia = 0;
  #saidMixed = false;
  #saidTools = false;

  constructor(limits: ConversationLimits | undefined) {
    this.#limits = limits;
  }

  read(view: RowView): readonly FindingDraft[] {
    if (view.format !== 'bedrock-conversation-2024' || this.#limits === undefined) return NONE;
    const { media, isUniform, tools } = this.#limits;
    if (isUniform) for (const field of this.#fields) field.read(view);
    return [
      ...(media === undefined ? NONE : this.#readMedia(view, media)),
      ...(tools === 'contradicted' ? this.#readTools(view) : NONE),
    ];
  }

  end(): readonly FindingDraft[] {
    return [...this.#uncounted(), ...this.#fields.flatMap((field) => field.finding() ?? [])];
  }

  #uncounted(): readonly FindingDraft[] {
    if (this.#firstMedium === undefined) return NONE;
    const count = this.#rowsWithMedia;
    const rows = count === 1 ? '1 row holds' : `${grouped(count)} rows hold`;
    const message = `${rows} media, whose tokens no estimate here counts: training costs more than is shown.`;
    const hint = 'Leave room for them in the budget; a first small run shows what they cost.';
    const { line } = this.#firstMedium;
    return [{ code: 'media-uncounted', severity: 'warning', line, message, hint }];
  }

  #readMedia({ row, line, column }: RowView, { isOneKind }: MediaLimits): readonly FindingDraft[] {
    const [medium] = mediaOfRow(row);
    if (medium === undefined) return NONE;
    this.#rowsWithMedia += 1;
    this.#firstMedium ??= { kind: medium.kind, line };
    const first = this.#firstMedium;
    if (!isOneKind || this.#saidMixed || isVideo(first.kind) === isVideo(medium.kind)) return NONE;
    this.#saidMixed = true;
    const message = `The row holds \`${medium.kind}\`, line ${first.line} \`${first.kind}\`; a dataset with videos takes no other media.`;
    const place = { line, column: () => column(medium.path) };
    return [{ code: 'mixed-media', severity: 'error', ...place, message, hint: MIXED_HINT }];
  }

  #readTools({ row, line }: RowView): readonly FindingDraft[] {
    if (this.#saidTools || !usesTools(row)) return NONE;
    this.#saidTools = true;
    return [
      {
        code: 'tool-use-doubtful',
        severity: 'warning',
        line,
        message:
          'The rows use tools. The guide of the base model describes how to train that; the guide of Bedrock says that a job with tools may fail.',
        hint: 'Try a small job first, or train without tools.',
      },
    ];
  }
}

const NONE: readonly FindingDraft[] = [];

/** How many rows have an optional key, and the first ones that have it and have it not. */
class FieldCount {
  readonly #name: string;
  readonly #first: { with: number; without: number } = { with: 0, without: 0 };
  readonly #count: { with: number; without: number } = { with: 0, without: 0 };

  constructor(name: string) {
    this.#name = name;
  }

  read({ row, line }: { readonly row: JsonObject; readonly line: number }): void {
    const side = Object.hasOwn(row, this.#name) ? 'with' : 'without';
    if (this.#count[side] === 0) this.#first[side] = line;
    this.#count[side] += 1;
  }

  /** At the first of those that are fewer. */
  finding(): FindingDraft | undefined {
    const { with: having, without: lacking } = this.#count;
    if (having === 0 || lacking === 0) return undefined;
    return {
      code: 'optional-fields',
      severity: 'warning',
      line: having < lacking ? this.#first.with : this.#first.without,
      message: `\`${this.#name}\` stands in ${grouped(having)} of ${grouped(having + lacking)} rows; Amazon's own SDK takes it in every row or in none.`,
      hint: `Write \`${this.#name}\` into every row, or leave it out of all.`,
    };
  }
}
