import { browser } from 'wxt/browser';
import { speak } from '../words/say.ts';

/**
 * Speaks the language that the browser chose among those in public/_locales. Numbers and dates follow the
 * browser's own language where it is the same one, as it may tell more: "en-GB" for "en".
 */
export function speakBrowserLanguage(): void {
  // WXT's type lists the keys that it has seen at build time; ours come from the same file.
  const message = browser.i18n.getMessage as (key: string) => string;
  const language = message('language');
  const own = browser.i18n.getUILanguage();
  const locale = own.split('-')[0] === language ? own : language;
  speak({ message, locale });
}
