import { useId } from 'preact/hooks';
import css from './settings.module.css';

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  /** Of a radio button: whose group it is in. */
  readonly name?: string;
  readonly label: string;
  /** What it does and what it costs. */
  readonly about?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (checked: boolean) => void;
}

/** A checkbox or radio button with a sentence below its label. */
export function Choice({
  type,
  name,
  label,
  about,
  checked,
  disabled = false,
  onChoose,
}: ChoiceProps) {
  const id = useId();
  return (
    <div class={css['choice']}>
      <label class={css['label']}>
        <input
          type={type}
          name={name}
          checked={checked}
          disabled={disabled}
          aria-describedby={about === undefined ? undefined : id}
          onChange={({ currentTarget }) => {
            const wish = currentTarget.checked;
            // What is shown is what holds, also when the wish is refused.
            currentTarget.checked = checked;
            onChoose(wish);
          }}
        />
        {label}
      </label>
      {about === undefined ? null : (
        <p class={css['about']} id={id}>
          {about}
        </p>
      )}
    </div>
  );
}
