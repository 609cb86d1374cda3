import type { Entry } from '../../lib/view/entry.ts';
import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';

interface RemindButtonProps {
  readonly entry: Entry;
  readonly access: SettingsAccess;
  /** Where the settings can be changed, if not here. */
  readonly openSettings: (() => void) | null;
}

/** Watches a token, so that the browser tells before it, or what replaces it by then, expires. */
export function RemindButton({ entry, access, openSettings }: RemindButtonProps) {
  const { reminded, remind, feed, now, scope } = useStore();
  const { allowNotifications, settings } = access;
  const on = reminded.value.has(entry.line);
  // A recording is over. The system may keep what it shows, so nothing of private windows is.
  if (scope.value === 'imported') return null;
  if (feed.value.watch.isPrivate || entry.expiresAt === null) return null;
  if (!on && entry.expiresAt <= now.value) return null;

  async function toggle() {
    const { warnings } = settings.peek();
    if (!on && !warnings.notify) {
      if (allowNotifications === null) return openSettings?.();
      if (!(await allowNotifications())) return;
      const current = settings.peek();
      access.change({ ...current, warnings: { ...current.warnings, notify: true } });
    }
    remind(entry, !on);
  }

  const words = say(on ? 'remind_off' : 'remind_on');
  return (
    <Button
      look="quiet"
      aria-pressed={on}
      aria-label={say('remind')}
      title={words}
      onClick={() => void toggle()}
    >
      <Icon name={on ? 'bell-on' : 'bell'} />
    </Button>
  );
}
