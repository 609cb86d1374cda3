import { render } from 'preact';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { speakOnPage } from '../views/language.ts';
import { openSettingsAccess } from '../views/settings-access.ts';
import { followThemeOnPage } from '../views/theme.ts';

speakOnPage('settings_heading');

const access = await openSettingsAccess();
followThemeOnPage(access.settings);
render(<SettingsPage access={access} />, document.body);
