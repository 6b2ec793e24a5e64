// Takes the pictures of the documents from the running example: `npm run pictures`.
import { fileURLToPath } from 'node:url';
import { CrmPage, CrmServer, launchChromium } from './crm.js';

const PICTURE = fileURLToPath(new URL('../../docs/callside.png', import.meta.url));

const server = await CrmServer.start();
const browser = await launchChromium();
const crm = await CrmPage.open(browser, server, '?theme=light');
await crm.page.setViewport({ width: 1280, height: 860 });
await crm.ring();
await crm.goOn();
await crm.answer('match');
await crm.type(
  'call-script',
  'description',
  'Lift B stopped between floors 3 and 4. Nobody inside. Second time this month.',
);
await crm.type('call-script', 'location', 'Building 7, lift B');
await crm.type('call-script', 'since', 'ten past seven');
await crm.choose('ticket-form', 'problemType', 'lift');
await crm.choose('ticket-form', 'peopleTrapped', 'no');
await crm.goOn();
await crm.seesStep('confirm');
await crm.submitTicket();
await crm.sees('callside-ticket-form >>> [data-number]', /^GD/);
await crm.page.evaluate(() => {
  scrollTo(0, 0);
});
await crm.page.screenshot({ path: PICTURE });
await browser.close();
await server.stop();
await server.remove();
console.log(`Taken: ${PICTURE}`);
