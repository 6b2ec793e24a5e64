/** A ticket form without findings. */
export const FORM = {
  kind: 'ticket-form',
  id: 'repair',
  version: 1,
  status: 'published',
  title: 'Repair',
  sections: [{ id: 'main', title: 'Main', fields: [{ id: 'what', type: 'text', label: 'What' }] }],
};

/** One that can be used, with a warning: an unknown property. */
export const WARNED = { ...FORM, colour: 'red' };

/** One that cannot be used: its kind has a slip. */
export const BROKEN = { ...FORM, kind: 'tiket-form' };
