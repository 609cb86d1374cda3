import { say } from '../words/say.ts';
import { HIDDEN } from './hidden-text.ts';

/** A stretch of text that shows as itself, one that stands for what is hidden, or one character that would not show. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'hidden'; readonly text: string; readonly shown: string }
  | { readonly type: 'unseen'; readonly text: string; readonly code: string };

/**
 * Characters that change what is seen without being seen: controls, format characters such as
 * zero-width and bidirectional ones (UAX #9), lone surrogates, line and paragraph separators.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Inside an emoji a joiner or a variation selector is part of the picture (UTS #51). */
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Emoji}|\uFE0F)$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;

/**
 * Splits text so that nothing in it stays hidden. The parts' `text` joined is the input.
 * @param keep characters to leave alone, such as a line feed where lines are shown as lines
 */
export function visibleText(text: string, keep = ''): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (const match of text.matchAll(HIDDEN)) {
    const [whole, shown = ''] = match;
    parts.push(...plainParts(text.slice(start, match.index), keep));
    parts.push({ type: 'hidden', text: whole, shown: plainVisibleText(shown) });
    start = match.index + whole.length;
  }
  parts.push(...plainParts(text.slice(start), keep));
  return parts;
}

function plainParts(text: string, keep: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const [unseen] = match;
    const end = match.index + unseen.length;
    if (keep.includes(unseen) || joinsEmoji(text, match.index, end, unseen)) continue;
    if (match.index > start) parts.push({ type: 'text', text: text.slice(start, match.index) });
    parts.push({ type: 'unseen', text: unseen, code: codePoint(unseen) });
    start = end;
  }
  if (start < text.length) parts.push({ type: 'text', text: text.slice(start) });
  return parts;
}

/** The same as one string, for places that hold nothing but a string: "ada⟨U+202E⟩". */
export function plainVisibleText(text: string): string {
  return visibleText(text)
    .map((part) => {
      if (part.type === 'unseen') return `⟨${part.code}⟩`;
      return part.type === 'text' ? part.text : part.shown;
    })
    .join('');
}

/** The same as it is read aloud, where nobody sees it: what is hidden is called so. */
export function spokenText(text: string): string {
  return plainVisibleText(text.replace(HIDDEN, () => say('hidden')));
}

function joinsEmoji(text: string, start: number, end: number, unseen: string): boolean {
  if (unseen !== '\u200D' && unseen !== '\uFE0F') return false;
  if (!EMOJI_BEFORE.test(text.slice(Math.max(0, start - 2), start))) return false;
  return unseen === '\uFE0F' || EMOJI_AFTER.test(text.slice(end, end + 2));
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
