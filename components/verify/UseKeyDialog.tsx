import { useState } from 'preact/hooks';
import type { KeyReading } from '../../lib/judge/verify/key-reading.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { hostOf } from '../../lib/view/verification/key-words.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import { HandOver } from '../primitives/HandOver.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { type Given, useReading } from './given-keys.ts';
import { ReadKeys } from './ReadKeys.tsx';
import css from './UseKeyDialog.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface UseKeyDialogProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly onClose: () => void;
}

/** Where a person gives a key: pasted, dropped or chosen. What it is taken for is shown at once. */
export function UseKeyDialog({ entry, desk, onClose }: UseKeyDialogProps) {
  const dialog = useShown();
  const { tokens } = useVeil();
  const [given, setGiven] = useState<Given>({ text: '', file: null, isSecret: false });
  const read = useReading(given);
  const url = addressIn(read);
  // An address is a secret only if the person says so; keys beside one are keys.
  const isAddress = url !== null && !(read?.ok === true && read.form !== 'secret');
  const reading = isAddress ? withoutKeys(read) : read;

  function take(): void {
    if (reading?.ok !== true) return;
    dialog.current?.close();
    void desk.use(entry, reading.keys);
  }

  // In the turn of the press, as the browser may have to ask for access.
  function fetchFrom(jwksUri: string): void {
    dialog.current?.close();
    void desk.fetchKeys(entry, { issuer: null, jwksUri });
  }

  return (
    <Dialog title={say('use_key_title')} dialogRef={dialog} width={560} onClose={onClose}>
      <HandOver
        id="key-text"
        label={say('use_key_label')}
        text={given.text}
        placeholder={say('use_key_placeholder')}
        rows={6}
        // Whoever hides tokens does not want keys to be read over the shoulder either.
        isHidden={tokens}
        takesDrops
        onText={(text) => setGiven({ ...given, text, file: null })}
        onFiles={([file]) => {
          if (file === undefined) return;
          setGiven({ text: '', file: { name: file.name, content: file }, isSecret: false });
        }}
        onSubmit={take}
        choose={say('use_key_choose')}
        actions={
          <>
            {url === null ? null : (
              <Button look={isAddress ? 'primary' : 'plain'} onClick={() => fetchFrom(url)}>
                <SafeText>{say('verify_fetch_from', { host: hostOf(url) })}</SafeText>
              </Button>
            )}
            {isAddress ? null : (
              <Button look="primary" type="submit" disabled={reading?.ok !== true}>
                {say('use_key_take')}
              </Button>
            )}
          </>
        }
      >
        {given.file === null ? null : (
          <p>
            <SafeText>{say('use_key_file', { name: given.file.name })}</SafeText>
          </p>
        )}
        <ReadKeys reading={reading} />
        {canBeSecret(reading) || given.isSecret ? (
          <label class={css['choice']}>
            <input
              type="checkbox"
              checked={given.isSecret}
              onChange={({ currentTarget }) =>
                setGiven({ ...given, isSecret: currentTarget.checked })
              }
            />
            {say('use_key_is_secret')}
          </label>
        ) : null}
        <p class={css['note']}>{say('use_key_note')}</p>
      </HandOver>
    </Dialog>
  );
}

/** Where keys are, if an address or the configuration of an issuer was given in place of them. */
function addressIn(reading: KeyReading | null): string | null {
  for (const problem of reading?.problems ?? []) {
    if (problem.code === 'is-url' || problem.code === 'is-configuration') return problem.url;
  }
  return null;
}

function withoutKeys(reading: KeyReading | null): KeyReading | null {
  const [first, ...others] = reading?.problems ?? [];
  return first === undefined ? null : { ok: false, problems: [first, ...others] };
}

/** What has a structure may be a secret all the same. */
function canBeSecret(reading: KeyReading | null): boolean {
  return reading !== null && !(reading.ok && reading.form === 'secret');
}
