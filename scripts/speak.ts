// Gives tests and scripts, which have no browser to ask, the texts of public/_locales.

import { speak } from '../lib/words/say.ts';
import german from '../public/_locales/de/messages.json' with { type: 'json' };
import english from '../public/_locales/en/messages.json' with { type: 'json' };

type Texts = Readonly<Record<string, { readonly message: string }>>;

const speakFrom = (texts: Texts, locale: string): void =>
  speak({ message: (key) => texts[key]?.message ?? '', locale });

/** Numbers and dates are those of the United States, wherever the test runs. */
export const speakEnglish = (): void => speakFrom(english, 'en-US');
export const speakGerman = (): void => speakFrom(german, 'de-DE');

speakEnglish();
