import { browser } from 'wxt/browser';

void browser.devtools.panels.create('Bearerscope', '/icon/32.png', '/panel.html');
