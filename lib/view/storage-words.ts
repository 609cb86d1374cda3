import type { Skipped, StorageReading } from '../feed/storage-reading.ts';
import { keyPart, say, sayCounted } from '../words/say.ts';
import { carrierWords } from './carried-by.ts';
import { clip } from './clip.ts';

/** What came of reading a page's storage, in words. */
export interface StorageOutcome {
  readonly tone: 'done' | 'failed';
  readonly text: string;
  /** What was not looked into, each in a few words. */
  readonly skipped: readonly string[];
}

/** More things that were skipped than this are counted. */
const MOST_SKIPPED = 5;
/** UTF-16 units of the name of a page's entry or database, and of a browser's words. */
const LONGEST = 160;

/** The outcome of a reading: "Read 42 entries: 3 hold a token.", or why it could not be read. */
export function storageOutcome(reading: StorageReading): StorageOutcome {
  if (!reading.ok) return { tone: 'failed', text: refusal(reading), skipped: [] };
  const { entries, tokens, skipped } = reading;
  const more = skipped.length - MOST_SKIPPED;
  return {
    tone: 'done',
    text:
      entries === 0
        ? say('storage_empty')
        : sayCounted('storage_read', entries, { found: foundWords(tokens) }),
    skipped: [
      ...skipped.slice(0, MOST_SKIPPED).map(skippedWords),
      ...(more > 0 ? [sayCounted('storage_further', more)] : []),
    ],
  };
}

function foundWords(tokens: number): string {
  return tokens === 0 ? say('storage_found_none') : sayCounted('storage_found', tokens);
}

function refusal({ code, said }: StorageReading & { readonly ok: false }): string {
  return code === 'failed' && said !== null
    ? say('storage_refused_as_said', { reason: clip(said, LONGEST) })
    : say(`storage_refused_${keyPart(code)}`);
}

function skippedWords(skipped: Skipped): string {
  switch (skipped.code) {
    case 'frame':
      return say('storage_skipped_frame', { frame: String(skipped.frameId) });
    case 'left-out':
      return sayCounted('storage_skipped_left_out', skipped.frames);
    case 'blob':
    case 'bytes': {
      const { code, bytes } = skipped;
      return sayCounted(`storage_skipped_${code}`, bytes, { place: placeWords(skipped) });
    }
    default:
      return say(`storage_skipped_${keyPart(skipped.code)}`, { place: placeWords(skipped) });
  }
}

function placeWords({ area, name }: Extract<Skipped, { readonly area: string }>): string {
  return carrierWords(area, clip(name, LONGEST)).trimEnd();
}
