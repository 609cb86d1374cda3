// All of the background that its first event can do without: what keeps the ledger, serves the views, judges,
// looks at pages for them, and reads rare values. It is a script of its own, which load-rest.ts loads.
import { readStoredWarnings } from '../settings/stored-settings.ts';
import { READERS } from '../token/all-readers.ts';
import { mayReadOrigins, readPage } from './access.ts';
import { BodyReceiver } from './body-receiver.ts';
import { Judging } from './judging.ts';
import { OpenBook } from './open-book.ts';
import { readFrameMessages } from './storage-of-pages.ts';
import { readStorageOnRequest } from './storage-on-request.ts';

export const REST = {
  BodyReceiver,
  Judging,
  mayReadOrigins,
  OpenBook,
  readers: READERS,
  readFrameMessages,
  readPage,
  readStoredWarnings,
  readStorageOnRequest,
} as const;

export type Rest = typeof REST;
