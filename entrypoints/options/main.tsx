import { render } from 'preact';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { openSettingsAccess } from '../views/settings-access.ts';

render(<SettingsPage access={await openSettingsAccess()} />, document.body);
