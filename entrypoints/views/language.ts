import { speakBrowserLanguage } from '../../lib/browser/language.ts';
import { type MessageKey, say } from '../../lib/words/say.ts';

/**
 * Every page of ours speaks the browser's language, and says so to those who read it aloud.
 * @param title the page's name, as its tab shows it
 */
export function speakOnPage(title: MessageKey): void {
  speakBrowserLanguage();
  const { documentElement } = document;
  documentElement.lang = say('language');
  documentElement.dir = say('direction');
  document.title = say(title);
}
