// The second script of the background: see lib/browser/rest.ts.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { speakBrowserLanguage } from '../lib/browser/language.ts';
import { offerRest } from '../lib/browser/load-rest.ts';
import { REST } from '../lib/browser/rest.ts';

export default defineUnlistedScript(() => {
  speakBrowserLanguage();
  offerRest(REST);
});
