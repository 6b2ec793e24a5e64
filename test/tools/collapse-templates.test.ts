import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { collapseTemplates } from '../../tools/rollup/collapse-templates.mjs';

/** What the plugin makes of a module. */
function collapse(code: string): string {
  const result = collapseTemplates().transform.call({ parse: parseAst }, code) as { code: string } | null;
  return result?.code ?? code;
}

describe('collapseTemplates', () => {
  it('drops comments and spare space from styles', () => {
    expect(collapse('css`\n  /* a */\n  :host {\n    color: red;\n  }\n`')).to.equal('css` :host{color:red}`');
  });

  it('keeps the space of a descendant selector before a pseudo-class', () => {
    expect(collapse('css`.a :hover { --b: 1; }`')).to.equal('css`.a :hover{--b:1}`');
  });

  it('keeps the space around operators in calc', () => {
    expect(collapse('css`p { width: calc(1px + 2px); }`')).to.equal('css`p{width:calc(1px + 2px)}`');
  });

  it('drops the lines between tags', () => {
    expect(collapse('html`<p>\n  <b>a</b>\n</p>`')).to.equal('html`<p><b>a</b></p>`');
  });

  it('keeps a space between words and inline elements', () => {
    expect(collapse('html`a\n  <b>b</b> <i>c</i>`')).to.equal('html`a <b>b</b> <i>c</i>`');
  });

  it('leaves the expressions alone', () => {
    expect(collapse('html`<p>\n${a  +  b}\n</p>`')).to.equal('html`<p> ${a  +  b} </p>`');
  });

  it('collapses a template inside a template', () => {
    expect(collapse('html`<p>${c ? html`<b>\n  <i></i>\n</b>` : 0}</p>`')).to.equal(
      'html`<p>${c ? html`<b><i></i></b>` : 0}</p>`',
    );
  });

  it('leaves other templates alone', () => {
    expect(collapse('text`a\n  b` + css`a  {}`')).to.equal('text`a\n  b` + css`a{}`');
  });
});
