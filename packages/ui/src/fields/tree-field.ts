import { treeIndex, treePath, type Field, type TreeEntry } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { checkIcon, chevronIcon } from '../icons.js';
import { treeFieldStyles } from '../styles/tree-field.styles.js';
import { pathText } from './field-options.js';
import { matching } from './option-filter.js';
import { PopupField } from './popup-field.js';
import { PreparedList } from './prepared-list.js';
import { treePaths, visibleRows, type TreePath, type TreeRow } from './tree-rows.js';

/**
 * A field to choose one entry of a tree. The popup shows the tree (Right and Left open and close a branch); typing shows the
 * paths that hold the words instead. Below the input stands the path of what was chosen.
 *
 * @fires {InputEvent} input - When the user chooses or clears.
 * @fires {Event} change - When the user has chosen or cleared.
 * @csspart control - The input.
 * @csspart popup - What opens at the input.
 * @csspart option - A row of the tree.
 *
 * @example
 * <callside-tree-field label="Cause" name="cause"></callside-tree-field>
 */
export class TreeField extends PopupField<TreeRow> {
  static override styles = [PopupField.styles, treeFieldStyles];

  /** The entries, each with those below it; up to six levels. The list is not to be changed in place. */
  @property({ attribute: false }) tree: readonly TreeEntry[] = [];
  /** Which entries can be chosen: those with none below them (default), or any. */
  @property() selectable: NonNullable<Field['selectable']> = 'leaf';

  protected readonly popupRole = 'tree';
  #expanded: ReadonlySet<string> = new Set();
  /** What the rows were made of, and the rows. */
  #made: { readonly from: readonly unknown[]; readonly rows: readonly TreeRow[] } | undefined;
  #paths: { readonly from: readonly unknown[]; readonly list: PreparedList<TreePath> } | undefined;

  protected get rows(): readonly TreeRow[] {
    const { tree, selectable, locale, query, value } = this;
    const from = [tree, selectable, locale, query, query === '' ? this.#expanded : undefined, value];
    if (!isSame(this.#made?.from, from)) {
      this.#made = { from, rows: query.trim() === '' ? this.#treeRows() : matching(this.#prepared().all, query) };
    }
    return this.#made?.rows ?? [];
  }

  protected get valueText(): string {
    if (this.value === null) return '';
    const place = this.#place;
    return place === undefined ? String(this.value) : this.text(place.entry.label);
  }

  protected override get belowText(): string {
    const place = this.#place;
    return place?.parent === undefined ? '' : pathText(place, this.locale);
  }

  protected override get isTall(): boolean {
    return this.rows.some(({ isLong }) => isLong);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#paths?.list.stop();
  }

  protected override prepare(): void {
    this.#prepared().start();
  }

  protected override opened(): void {
    const above = treePath(this.#place?.parent).map(({ value }) => value);
    this.#expanded = new Set([...this.#expanded, ...above]);
  }

  protected renderRow(row: TreeRow, index: number, isActive: boolean): TemplateResult {
    const isChosen = row.value === this.value;
    return html`<div
      class="row level-${row.level} ${isActive ? 'active' : ''}"
      id="row-${index}"
      part="option"
      role="treeitem"
      aria-level=${row.level}
      aria-setsize=${row.size ?? this.rows.length}
      aria-posinset=${row.position ?? index + 1}
      aria-selected=${row.isSelectable ? String(isChosen) : nothing}
      aria-expanded=${row.isExpanded === undefined ? nothing : String(row.isExpanded)}
      title=${row.text}
    >
      ${this.query.trim() !== '' ? nothing : html`<span class="twig">${row.isExpanded === undefined ? nothing : chevronIcon}</span>`}
      <span class="text">${row.text}</span>${isChosen ? checkIcon : nothing}
    </div>`;
  }

  protected pick(row: TreeRow, target?: Element): void {
    const isTwig = row.isExpanded !== undefined && (target?.closest('.twig') ?? null) !== null;
    if (row.isSelectable && !isTwig) this.choose(row.value);
    else this.#turn(row);
  }

  protected override keyOnRow(key: string, row: TreeRow): boolean {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return false;
    const index = this.rows.indexOf(row);
    if (key === 'ArrowRight') {
      if (row.isExpanded === false) this.#turn(row);
      else if (row.isExpanded === true) this.moveTo(index + 1);
      return true;
    }
    if (row.isExpanded === true) this.#turn(row);
    else this.#moveAbove(index, row.level);
    return true;
  }

  get #place(): ReturnType<ReturnType<typeof treeIndex>['get']> {
    return typeof this.value === 'string' ? treeIndex(this.tree).get(this.value) : undefined;
  }

  #treeRows(): readonly TreeRow[] {
    return visibleRows(this.tree, {
      expanded: this.#expanded,
      selectable: this.selectable,
      value: this.value,
      labelOf: ({ label }) => this.text(label),
    });
  }

  /** The paths of a tree are made once, while its input has the focus. */
  #prepared(): PreparedList<TreePath> {
    const from = [this.tree, this.selectable, this.locale];
    if (this.#paths === undefined || !isSame(this.#paths.from, from)) {
      this.#paths?.list.stop();
      const paths = treePaths(treeIndex(this.tree), this.selectable, ({ label }) => this.text(label));
      this.#paths = { from, list: new PreparedList(paths) };
    }
    return this.#paths.list;
  }

  #moveAbove(index: number, level: number): void {
    for (let above = index - 1; above >= 0; above--) {
      if ((this.rows[above]?.level ?? 0) >= level) continue;
      this.moveTo(above);
      return;
    }
  }

  /** Opens or closes a branch, and stays on it. */
  #turn({ value, isExpanded }: TreeRow): void {
    if (isExpanded === undefined) return;
    const expanded = new Set(this.#expanded);
    if (isExpanded) expanded.delete(value);
    else expanded.add(value);
    this.#expanded = expanded;
    this.moveTo(this.rows.findIndex((row) => row.value === value));
  }
}

function isSame(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.length === b.length && a.every((part, index) => part === b[index]);
}
