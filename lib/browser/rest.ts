// All of the background that its first event can do without: what keeps the ledger, serves the views, judges,
// and reads rare values. It is a script of its own, which load-rest.ts loads.
import { READERS } from '../token/all-readers.ts';
import { BodyReceiver } from './body-receiver.ts';
import { Judging } from './judging.ts';
import { OpenBook } from './open-book.ts';
import { readFrameMessages, readTabStorage } from './storage-of-pages.ts';

export const REST = {
  BodyReceiver,
  readers: READERS,
  Judging,
  OpenBook,
  readFrameMessages,
  readTabStorage,
} as const;

export type Rest = typeof REST;
