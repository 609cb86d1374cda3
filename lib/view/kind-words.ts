import type { Kind } from '../token/kind.ts';

/** Every kind in the order in which views list them. */
export const KINDS = ['access', 'id', 'refresh', 'session', 'unknown'] as const satisfies Kind[];

/** A kind in one word, for a column, a chip or a badge. */
export const KIND_WORD: Readonly<Record<Kind, string>> = {
  access: 'Access',
  id: 'ID',
  refresh: 'Refresh',
  session: 'Session',
  unknown: 'Unknown',
};

/** A kind as it stands in a heading or a sentence. */
export const KIND_NAME: Readonly<Record<Kind, string>> = {
  access: 'Access token',
  id: 'ID token',
  refresh: 'Refresh token',
  session: 'Session token',
  unknown: 'Token of unknown kind',
};
