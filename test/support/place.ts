import { render, type TemplateResult } from 'lit';

const placed: HTMLElement[] = [];

afterEach(() => {
  for (const box of placed.splice(0)) box.remove();
});

/** Puts a template on the page until the test ends. Unlike a fixture it waits for no frame, which a hidden page never gets. */
export function place(template: TemplateResult): HTMLElement {
  const box = document.createElement('div');
  document.body.append(box);
  render(template, box);
  placed.push(box);
  return box;
}
