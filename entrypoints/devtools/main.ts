import { browser } from 'wxt/browser';
import { sendFinishedBodies } from '../../lib/browser/finished-requests.ts';

void browser.devtools.panels.create('Bearerscope', '/icon/32.png', '/panel.html');
sendFinishedBodies();
