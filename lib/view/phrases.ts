// Sentences whose parts look different, in any order that a language needs.
import {
  type CountedKey,
  locale,
  type MessageKey,
  sayCountedPieces,
  sayPieces,
} from '../words/say.ts';

/** A piece of a sentence, with how it is set. */
export interface Phrase {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'muted' | 'code' | 'alarm';
}

type Parts = Readonly<Record<string, readonly Phrase[]>>;

/**
 * A text whose values are phrases themselves. What stands between asterisks in it is set in `marked`.
 */
export function phrases(
  key: MessageKey,
  marked: Phrase['style'],
  parts: Parts = {},
): readonly Phrase[] {
  return set(sayPieces(key, parts), marked);
}

/** The same for a text that depends on a number. */
export function countedPhrases(
  key: CountedKey,
  count: number,
  marked: Phrase['style'],
  parts: Parts = {},
): readonly Phrase[] {
  return set(sayCountedPieces(key, count, parts), marked);
}

/** Phrases as a sentence lists them: "a, b and c". */
export function listedPhrases(items: readonly (readonly Phrase[])[]): readonly Phrase[] {
  const list = new Intl.ListFormat(locale(), { type: 'conjunction' });
  return list
    .formatToParts(items.map((_, index) => `${index}`))
    .flatMap(({ type, value }) =>
      type === 'element'
        ? (items[Number(value)] ?? [])
        : [{ text: value, style: 'plain' as const }],
    );
}

function set(
  pieces: readonly (string | readonly Phrase[])[],
  marked: Phrase['style'],
): readonly Phrase[] {
  let isMarked = false;
  return pieces.flatMap((piece, index) => {
    if (typeof piece !== 'string') return piece;
    // Every second piece is a value, whose asterisks are its own.
    const texts = index % 2 === 0 ? piece.split('*') : [piece];
    return texts.flatMap((text, at): readonly Phrase[] => {
      if (at > 0) isMarked = !isMarked;
      return text === '' ? [] : [{ text, style: isMarked ? marked : 'plain' }];
    });
  });
}
