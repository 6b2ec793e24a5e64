import '@callside/call-script/define-contact-import.js';
import type { ContactImport } from '@callside/call-script/outbound.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ContactImportHarness } from '../../test/harness/contact-import-harness.js';
import { CAMPAIGN } from '../../test/support/calling-list.js';
import { openWidgetDesk, type WidgetDesk } from '../../test/support/widget-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<ContactImport>;

const render = renderElement('callside-contact-import');

/** What a spreadsheet saves, with the faults that people make. */
const CSV = `姓名,手机号,工单号,套餐,身份证
陈晓明,13812345678,GD20261121001,家庭宽带,310101199001011234
王丽,138 1234 5679,GD20261121002,企业专线,310101199001011235
李雷,1.38123E+10,GD20261121003,家庭宽带,
韩梅梅,13812345678,GD20261121004,家庭宽带,
`;

const checked: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const element = canvasElement.querySelector('callside-contact-import');
  if (element === null) return;
  const page = new ContactImportHarness(element);
  await page.take(CSV);
  await page.seesPurposes(['name', 'phone', 'subject', 'keep', 'identity']);
};

/**
 * Contacts from CSV or XLSX: what the columns are is guessed and can be changed, and every row that cannot be taken has its reason
 * before anything is stored.
 */
const meta: Meta<ContactImport> = {
  title: 'Widgets/Contact import',
  component: 'callside-contact-import',
  loaders: [() => openWidgetDesk({ store: openDemoStore })],
  render: (_args, { loaded }) => render({ desk: (loaded as WidgetDesk).desk, campaign: CAMPAIGN }),
};

export default meta;

/** Before a file is chosen. */
export const Default: Story = {};

/** Two rows are fine; a number was rounded by the spreadsheet, and another stands twice. */
export const Checked: Story = { play: checked };

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow], play: checked };

/** As at night in Shenzhen. */
export const DarkChinese: Story = { decorators: [inDarkChinese], play: checked };
