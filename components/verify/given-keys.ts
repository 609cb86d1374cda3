import { useEffect, useState } from 'preact/hooks';
import type { KeyReading, KeyReadingOptions } from '../../lib/judge/verify/key-reading.ts';
import { say } from '../../lib/words/say.ts';

/** What a person gave, as text or as a file. */
export interface Given {
  readonly text: string;
  readonly file: { readonly name: string; readonly content: Blob } | null;
  readonly isSecret: boolean;
}

/**
 * What it is taken for, worked out whenever it changes; null while nothing was given or it is being
 * read. What reads keys is loaded when something is given.
 */
export function useReading(given: Given): KeyReading | null {
  const [reading, setReading] = useState<KeyReading | null>(null);
  useEffect(() => {
    let isWanted = true;
    // A reading of what stood there before must not be used.
    setReading(null);
    void read(given).then(
      (next) => {
        if (isWanted) setReading(next);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [given]);
  return reading;
}

async function read({ text, file, isSecret }: Given): Promise<KeyReading | null> {
  const options: KeyReadingOptions = { isSecret };
  if (file !== null) {
    const { readKeyFile } = await import('../../lib/judge/verify/keys/read-key-file.ts');
    return readKeyFile(new Uint8Array(await file.content.arrayBuffer()), file.name, options);
  }
  if (text.trim() === '') return null;
  const { readKeys } = await import('../../lib/judge/verify/keys/read-keys.ts');
  return readKeys(text, say('use_key_pasted'), options);
}
