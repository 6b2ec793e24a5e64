import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { REPAIR_FIELDS } from './repair-fields.js';

const {
  name,
  phone,
  address,
  problemType,
  peopleTrapped,
  location,
  since,
  description,
  damage,
  urgency,
  contactTime,
  outcome,
} = REPAIR_FIELDS;

/** The ticket of a fault that a customer reports. */
export const repairTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'repair',
  version: 1,
  status: 'published',
  title: text('Repair ticket', '报修工单', '報修工單'),
  numbering: 'GD{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'repair', version: 1 },
  duplicates: { fields: ['problemType', 'location'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [name, phone, address] },
    {
      id: 'problem',
      title: text('Problem', '故障', '故障'),
      fields: [problemType, location, peopleTrapped, since, contactTime, description, damage, urgency],
    },
    { id: 'handling', title: text('Handling', '处理', '處理'), fields: [outcome] },
  ],
};
