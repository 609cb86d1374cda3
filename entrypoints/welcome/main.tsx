import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import { onAccessChange, readAccess, requestAccess } from '../../lib/browser/access.ts';
import { speakOnPage } from '../views/language.ts';
import { openSettingsAccess } from '../views/settings-access.ts';
import { followThemeOnPage } from '../views/theme.ts';

speakOnPage('welcome_title');

const access = signal(await readAccess());
onAccessChange(async () => {
  access.value = await readAccess();
});
const { settings } = await openSettingsAccess();
followThemeOnPage(settings);

const open = (page: '/inspector.html' | '/options.html') => () =>
  void browser.tabs.create({ url: browser.runtime.getURL(page) });

render(
  <WelcomePage
    access={access}
    host={{
      allowEverywhere: () => requestAccess(null),
      openInspector: open('/inspector.html'),
      openSettings: open('/options.html'),
    }}
  />,
  document.body,
);
