/** What a token is for. */
export type Kind = 'access' | 'id' | 'refresh' | 'session' | 'unknown';

export interface KindVerdict {
  readonly kind: Kind;
  /** The evidence that decided, in words: "`typ` is at+jwt". Empty for unknown. */
  readonly reasons: readonly string[];
}
