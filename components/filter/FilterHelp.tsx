import { KEYS, type Key, STATES } from '../../lib/view/query/keys.ts';
import { aboutKey, aboutState } from '../../lib/view/query/query-words.ts';
import { valueChoices } from '../../lib/view/query/value-choices.ts';
import { type MessageKey, say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import css from './FilterHelp.module.css';

interface FilterHelpProps {
  readonly onTry: (text: string) => void;
  readonly onClose: () => void;
}

const RULES: readonly (readonly [example: string, about: MessageKey])[] = [
  ['ada', 'filter_rule_text'],
  ['"Ada Lovelace"', 'filter_rule_quotes'],
  ['kind:access is:current', 'filter_rule_and'],
  ['kind:access,id', 'filter_rule_or'],
  ['-is:expired', 'filter_rule_not'],
  ['aud:=shop-spa', 'filter_rule_exact'],
  ['claim.realm_access.roles:admin', 'filter_rule_path'],
  ['exp:<10m', 'filter_rule_compare'],
];

/** For keys of which nothing occurs. */
const EXAMPLES: Readonly<Record<Key, string>> = {
  iss: 'iss:accounts',
  sub: 'sub:248289761001',
  aud: 'aud:api',
  who: 'who:ada',
  kind: 'kind:access',
  alg: 'alg:RS256',
  host: 'host:api',
  carrier: 'carrier:Authorization',
  is: 'is:expired',
  has: 'has:nonce',
  severity: 'severity:error',
  finding: 'finding:token-in-url',
  signature: 'signature:verified',
  exp: 'exp:<10m',
  iat: 'iat:<10m',
  seen: 'seen:>10',
  claim: 'claim.scope:openid',
  header: 'header.kid:2026',
};

/** The longest value that is taken for an example, in UTF-16 units. */
const LONGEST = 32;

/** The whole filter language; every example can be tried. */
export function FilterHelp({ onTry, onClose }: FilterHelpProps) {
  const { scoped, now } = useStore();
  const dialog = useShown();

  function attempt(text: string) {
    dialog.current?.close();
    onTry(text);
  }

  /** One that finds something here, so that trying it shows what it does. */
  function exampleOf(key: Key): string {
    const nothing = { operator: '', text: '' } as const;
    const short = valueChoices(key, [], nothing, scoped.peek(), now.peek()).find(
      ({ insert, count }) => insert.length <= LONGEST && count !== 0,
    );
    return short === undefined ? EXAMPLES[key] : `${key}:${short.insert}`;
  }

  const rows = (title: string, list: readonly (readonly [string, string])[]) => (
    <section>
      <h3 class={css['title']}>{title}</h3>
      <ul>
        {list.map(([example, about]) => (
          <li key={example} class={css['row']}>
            <button type="button" class={css['example']} onClick={() => attempt(example)}>
              <code>
                <bdi>{example}</bdi>
              </code>
            </button>
            <span>{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );

  return (
    <Dialog title={say('filter_help')} dialogRef={dialog} width={560} onClose={onClose}>
      <p class={css['intro']}>{say('filter_help_intro')}</p>
      {rows(
        say('filter_rules'),
        RULES.map(([example, about]) => [example, say(about)]),
      )}
      {rows(
        say('filter_words'),
        KEYS.map((key) => [exampleOf(key), aboutKey(key)]),
      )}
      {rows(
        say('filter_states'),
        STATES.map((state) => [`is:${state}`, aboutState(state)]),
      )}
    </Dialog>
  );
}
