import { serveRequest } from '../../lib/browser/key-fetch/request-page.ts';

serveRequest();
