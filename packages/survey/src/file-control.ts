import { isCallsideError, type FileReference } from '@callside/core';
import { SURVEY_FILES } from '@callside/core/survey-files.js';
import { formatText } from '@callside/ui/words.js';
import type { html as litHtml, TemplateResult } from 'lit';
import type { Control } from './control.js';
import { boundsText, fileWordsIn, refusalText, sizeInWords, statusText, type FileBounds } from './files.model.js';
import { filesAt, surveyAt, type FilesHost } from './files.js';
import type { DrawControl, QuestionPlace } from './render-question.js';
import type { DrawBehind } from './terms.js';

/**
 * Makes what draws a question that asks for files: the browser's own control to choose them, and below it those that were
 * chosen, each with where it is and a way to take it back.
 *
 * @example
 * const draw = fileControl(html, host);
 */
export function fileControl(html: typeof litHtml, host: FilesHost): DrawControl {
  const files = filesAt(host);

  const add = async (chosen: readonly File[], control: Control, place: QuestionPlace): Promise<void> => {
    const { id } = control;
    const bounds = boundsOf(host, id);
    const { accept: types, maxSize: size, max } = bounds;
    const words = fileWordsIn(host.language, place.words);
    const refuse = (name: string, code: string, path: readonly string[] = ['content']): void => {
      const said = files.refusals.get(id) ?? [];
      files.refusals.set(id, [...said, refusalText({ code, path }, { name, bounds, words, language: host.language })]);
      host.requestUpdate();
    };
    files.refusals.delete(id);
    for (const file of chosen) {
      if (namedIn(id).length >= max) {
        refuse(file.name, 'too-many-files');
        return;
      }
      try {
        const kept = await files.kept?.keep(file, { types, size });
        if (kept === undefined) refuse(file.name, 'files-not-here');
        else if ('id' in kept) name(control, place, [...namedIn(id), kept]);
        else refuse(file.name, kept[0]?.code ?? '', kept[0]?.path.map(String));
      } catch (error) {
        if (!isCallsideError(error) || error.code !== 'storage-quota') throw error;
        refuse(file.name, error.code);
      }
    }
  };
  const namedIn = (id: string): readonly FileReference[] => files.named.get(id) ?? [];
  const name = ({ id }: Control, { take }: QuestionPlace, now: readonly FileReference[]): void => {
    files.named.set(id, now);
    take(id, now.length === 0 ? null : now, true);
  };
  const remove = (file: FileReference, control: Control, place: QuestionPlace) => (event: Event) => {
    const field = (event.target as HTMLElement).closest('fieldset');
    files.refusals.delete(control.id);
    name(
      control,
      place,
      namedIn(control.id).filter(({ id }) => id !== file.id),
    );
    // What was pressed is gone with its file.
    host.updateComplete.then(() => field?.querySelector('input')?.focus()).catch(reportError);
  };

  return (control, place) => {
    const { id, error, help } = control;
    const { language, session } = host;
    const words = fileWordsIn(language, place.words);
    const bounds = boundsOf(host, id);
    const named = filesIn(control);
    files.named.set(id, named);
    const choose = ({ target }: Event): void => {
      const input = target as HTMLInputElement;
      const field = input.closest('fieldset');
      const hadFocus = input.matches(':focus');
      add([...(input.files ?? [])], control, place)
        .then(() => host.updateComplete)
        .then(() => {
          // What was pressed is gone once there is room for nothing more.
          if (hadFocus && !input.isConnected) field?.querySelector<HTMLElement>('li:last-child button')?.focus();
        })
        .catch(reportError);
      input.value = '';
    };
    const draw = (file: FileReference): TemplateResult => {
      const status = statusText(files.recordOf(file.id), words, session?.storage);
      return html`<li class="choice">
        <span class="edge"></span
        ><span class="drawn"
          ><bdi>${file.name}</bdi><br />
          <small>${sizeInWords(file.size, language)}${status === '' ? '' : ` · ${status}`}</small></span
        ><button
          type="button"
          class="move"
          name=${id}
          aria-label=${formatText(words.fileRemove, { name: file.name })}
          @click=${remove(file, control, place)}
        >
          ×
        </button>
      </li>`;
    };
    const isReady = files.kept !== undefined;
    // A transport of the host's own may have no way for files.
    const canSend = session?.transport.files !== undefined;
    const describes = [`${id}-bounds`, help === '' ? '' : `${id}-help`, error === '' ? '' : `${id}-error`];
    // What is full asks for nothing more.
    const choice =
      !canSend || named.length >= bounds.max
        ? ''
        : html`<label class="choice">
            <input
              class="visually-hidden"
              type="file"
              name=${id}
              aria-describedby=${describes.filter((each) => each !== '').join(' ')}
              aria-invalid=${String(error !== '')}
              accept=${bounds.accept.join()}
              ?multiple=${bounds.max > 1}
              ?disabled=${!isReady}
              @change=${choose}
            /><span class="edge"></span><b class="rank" aria-hidden="true">+</b
            ><span class="drawn">${words.fileAdd}</span>
          </label>`;
    return html`<p class="help" id="${id}-bounds">
        ${canSend ? boundsText(bounds, words, language) : words.filesNotHere}
      </p>
      <div class="choices">
        ${
          named.length === 0
            ? ''
            : html`<ul class="ranking">
                ${named.map(draw)}
              </ul>`
        }${choice}
      </div>
      <div aria-live="polite">
        ${(files.refusals.get(id) ?? []).map((text) => html`<p class="error" data-refusal>${text}</p>`)}
      </div>`;
  };
}

/**
 * Makes what sends the files of a survey, whatever it shows, and says after the end how far they are.
 *
 * @example
 * const draw = fileArrival(html, host);
 */
export function fileArrival(html: typeof litHtml, host: FilesHost): DrawBehind {
  const files = filesAt(host);
  return ({ session, words: said, language }) => {
    const records = files.kept?.records ?? [];
    if (records.length === 0) return '';
    const words = fileWordsIn(language, said);
    const open = records.filter(({ state }) => state !== 'uploaded' && state !== 'failed');
    const onTheirWay = session?.storage === 'idb' ? words.filesOnTheirWay : words.filesOnTheirWayMemory;
    const isRefused = records.some(({ state }) => state === 'failed');
    const told = open.length > 0 ? onTheirWay : isRefused ? words.filesFailed : words.filesArrived;
    return html`<p class="intro" role="status" data-files>${told}</p>`;
  };
}

function boundsOf(host: FilesHost, question: string): FileBounds {
  const { accept, maxSize, max } = { ...SURVEY_FILES, ...surveyAt(host)?.blocks.find(({ id }) => id === question) };
  return { accept, maxSize, max: Number(max) };
}

/** What the answer of such a question is. */
function filesIn({ order }: Control): readonly FileReference[] {
  return (order as readonly unknown[]).filter((each): each is FileReference => typeof each === 'object');
}
