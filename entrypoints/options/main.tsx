import { render } from 'preact';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { speakOnPage } from '../views/language.ts';
import { openSettingsAccess } from '../views/settings-access.ts';

speakOnPage('settings_heading');

render(<SettingsPage access={await openSettingsAccess()} />, document.body);
