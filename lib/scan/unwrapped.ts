import type { FoundForm } from './find.ts';
import type { SerializationForm } from './serializations.ts';
import type { Stretch } from './stretch.ts';

/** How a token is written. */
export type Form = FoundForm | SerializationForm;

export interface UnwrappedToken<AnyForm extends string = Form> {
  readonly raw: string;
  readonly form: AnyForm;
  /** The wrappers from the outermost to the innermost: `["base64-", "$.access_token"]`. */
  readonly via: readonly string[];
  /** Where it stands in the text given; null where it does not stand there verbatim. */
  readonly span: Stretch | null;
}
