// The laws of ARCHITECTURE.md that can be seen in one syntax tree, for ESLint's own no-restricted-* rules.

/** Law 3: rules get time, ids and chance as arguments. */
export const PURE_SYNTAX = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Rules have no clock: take the time as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Rules have no clock: take the time as an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Rules have no clock: take the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Rules have no chance: take it as an argument.',
  },
  {
    selector: 'VariableDeclarator[init.name=/^(Date|Math)$/]',
    message: 'Under another name a clock or chance would pass unseen.',
  },
];

/** Law 3: what reaches out of a function. */
export const IMPURE_GLOBALS = [
  'crypto',
  'fetch',
  'indexedDB',
  'localStorage',
  'navigator',
  'performance',
  'queueMicrotask',
  'sessionStorage',
  'setInterval',
  'setTimeout',
];

/** Core runs in a page, a worker and Node alike. */
export const PAGE_GLOBALS = ['customElements', 'document', 'HTMLElement', 'window'];

/** Law 8: guest manners. */
export const GUEST_SYNTAX = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text from the host or a definition must never become markup.',
  },
  {
    selector: 'AssignmentExpression[left.property.value=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text from the host or a definition must never become markup.',
  },
  {
    selector: 'TaggedTemplateExpression TemplateElement[value.raw=/\\s\\.?(innerHTML|outerHTML|srcdoc)\\s*=/]',
    message: 'Text from the host or a definition must never become markup.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'Text from the host or a definition must never become markup.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
    message: 'The document belongs to the host.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^lit.*(unsafe-html|unsafe-svg|unsafe-mathml|style-map)/]',
    message: 'Unsafe directives inject markup, and styleMap writes inline styles that a strict CSP refuses.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: 'A strict CSP refuses inline styles: use a class, a part or a custom property.',
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    message: 'A strict CSP refuses inline styles: use a class, a part or a custom property.',
  },
  {
    selector: "AssignmentExpression[left.property.name='cssText']",
    message: 'It would overwrite what the host has set: use a class, a part or a custom property.',
  },
];

/** How code reads. */
export const STYLE_SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'TSEnumDeclaration', message: 'Write an `as const` array and derive the type.' },
  { selector: 'TSParameterProperty', message: 'Declare the field and assign it.' },
  { selector: "PropertyDefinition[accessibility='private'][decorators.length=0]", message: 'Write #name.' },
  { selector: "MethodDefinition[accessibility='private']", message: 'Write #name.' },
];

/** Law 7, everywhere: an error is handled, passed on or recorded. */
export const CATCH_SYNTAX = [
  { selector: 'CatchClause[body.body.length=0]', message: 'Handle the error, pass it on or record it.' },
];
