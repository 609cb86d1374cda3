import { speakBrowserLanguage } from '../../lib/browser/language.ts';
import { say } from '../../lib/words/say.ts';

/** Every page of ours speaks the browser's language, and says so to those who read it aloud. */
export function speakOnPage(): void {
  speakBrowserLanguage();
  const { documentElement } = document;
  documentElement.lang = say('language');
  documentElement.dir = say('direction');
}
