import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { WatchState } from '../../lib/feed/messages.ts';
import { say, sayPieces } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon, type IconName } from '../primitives/Icon.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import css from './WelcomePage.module.css';

/** What the page can ask of the browser. */
export interface WelcomeHost {
  /** Asks for access to all sites, in the turn of a click. @returns whether it was given */
  readonly allowEverywhere: () => Promise<boolean>;
  readonly openInspector: () => void;
  readonly openSettings: () => void;
}

interface WelcomePageProps {
  readonly access: ReadonlySignal<WatchState['access']>;
  readonly host: WelcomeHost;
}

/** First steps for those who have just installed the extension. */
export function WelcomePage({ access, host }: WelcomePageProps) {
  return (
    <main class={css['page']}>
      <header class={css['heading']}>
        <img src="/icon/128.png" alt="" width={48} height={48} />
        <div>
          <h1 class={css['title']}>{say('welcome_title')}</h1>
          <p class={css['about']}>{say('welcome_about')}</p>
        </div>
      </header>
      <Access access={access} host={host} />
      <ol class={css['steps']}>
        <Step number={1} title={say('welcome_panel_title')}>
          {pieces('welcome_panel', { key: <kbd>F12</kbd>, tab: <strong>Bearerscope</strong> })}
        </Step>
        <Step number={2} title={say('welcome_popup_title')}>
          {say('welcome_popup')}
        </Step>
        <Step number={3} title={say('welcome_copy_title')}>
          {pieces('welcome_copy', {
            claims: <kbd>C</kbd>,
            token: <kbd>T</kbd>,
            keys: <kbd>?</kbd>,
          })}
        </Step>
      </ol>
      <section class={css['promise']}>
        <h2 class={css['subtitle']}>{say('welcome_promise_title')}</h2>
        <ul class={css['points']}>
          <Point icon="check">{say('welcome_memory')}</Point>
          <Point icon="check">{say('welcome_network')}</Point>
          <Point icon="check">{say('welcome_change')}</Point>
          <Point icon="notice">{say('welcome_private')}</Point>
        </ul>
      </section>
      <footer class={css['actions']}>
        <Button look="primary" onClick={host.openInspector}>
          {say('welcome_inspector')} <Icon name="outside" />
        </Button>
        <Button onClick={host.openSettings}>{say('welcome_settings')}</Button>
      </footer>
    </main>
  );
}

/** Whether anything can be seen at all: browsers let people withhold access, and Firefox may by itself. */
function Access({ access, host }: WelcomePageProps) {
  const all = access.value === 'everywhere';
  return (
    <section class={css['access']} data-all={all} aria-live="polite">
      <Mark icon={all ? 'check' : 'notice'} />
      <p>
        <strong>{say(`welcome_access_${KEYS[access.value]}_title`)}</strong>{' '}
        {say(`welcome_access_${KEYS[access.value]}`)}
      </p>
      {all ? null : (
        <Button look="primary" onClick={() => void host.allowEverywhere()}>
          {say('welcome_allow')}
        </Button>
      )}
    </section>
  );
}

const KEYS = { everywhere: 'all', 'some-sites': 'some', nowhere: 'none' } as const;

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Step({ number, title, children }: StepProps) {
  return (
    <li class={css['step']}>
      <span class={css['number']} aria-hidden="true">
        {number}
      </span>
      <div>
        <h2 class={css['subtitle']}>{title}</h2>
        <p>{children}</p>
      </div>
    </li>
  );
}

function Point({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <li class={css['point']}>
      <Mark icon={icon} />
      <span>{children}</span>
    </li>
  );
}

function Mark({ icon }: { readonly icon: IconName }) {
  return (
    <span class={css['mark']} data-icon={icon}>
      <Icon name={icon} />
    </span>
  );
}

function pieces(
  key: Parameters<typeof sayPieces>[0],
  values: Readonly<Record<string, ComponentChildren>>,
): ComponentChildren {
  return sayPieces<ComponentChildren>(key, values).map((piece, index) => (
    <span key={index}>{piece}</span>
  ));
}
