import { EXCHANGE_ROWS, RESPONSE_FIELD_ROWS } from './answers.ts';
import { COOKIE_ROWS } from './cookies.ts';
import { RESPONSE_BODY_ROWS, STORAGE_ROWS } from './kept.ts';
import { NAVIGATION_ROWS, PLACE_ROWS, SOCKET_ROWS } from './pages.ts';
import { FIELD_ROWS, REQUEST_BODY_ROWS, URL_ROWS } from './requests.ts';
import type { Section } from './row.ts';

/** Every row, in the order in which people read of them. */
export const SECTIONS: readonly Section[] = [
  { title: 'Fields of requests', rows: FIELD_ROWS },
  { title: 'Cookies', rows: COOKIE_ROWS },
  { title: 'URLs of requests', rows: URL_ROWS },
  { title: 'URLs in the address bar', rows: NAVIGATION_ROWS },
  { title: 'Bodies of requests', rows: REQUEST_BODY_ROWS },
  { title: 'Fields of answers', rows: RESPONSE_FIELD_ROWS },
  { title: 'Bodies of answers', rows: RESPONSE_BODY_ROWS },
  { title: 'WebSockets', rows: SOCKET_ROWS },
  { title: 'What pages keep', rows: STORAGE_ROWS },
  { title: 'Where a request comes from', rows: PLACE_ROWS },
  { title: 'What is joined to a request', rows: EXCHANGE_ROWS },
];
