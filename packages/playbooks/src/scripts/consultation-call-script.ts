import type { CallScriptDefinition } from '@callside/core';
import { consultationTicketForm } from '../tickets/consultation-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';
import { fieldsOf } from './script-parts.js';

/** A question: answered at once from the articles, or by a specialist who calls back. */
export const consultationCallScript: CallScriptDefinition = inboundScript({
  id: 'consultation',
  title: text('Question', '业务咨询', '業務諮詢'),
  form: consultationTicketForm,
  ask: text(
    'What would you like to know, {{fields.name}}? And what is it for, so that I answer the right thing?',
    '{{fields.name}}，您想了解什么？方便说说用在哪方面吗，我好准确答复您。',
    '{{fields.name}}，您想了解什麼？方便說說用在哪方面嗎，我好準確答覆您。',
  ),
  asked: ['description'],
  classified: ['problemType', 'urgency'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'I am looking it up in our articles, so that you get what holds today.',
        '我查一下知识库，确保告诉您的是最新规定。',
        '我查一下知識庫，確保告訴您的是最新規定。',
      ),
      answers: [
        { id: 'found', label: text('The answer is there', '已查到答案', '已查到答案'), next: 'answer' },
        { id: 'not-found', label: text('Nothing answers it', '查不到答案', '查不到答案'), next: 'not-found' },
      ],
    },
    {
      id: 'answer',
      stage: 'resolve',
      title: text('Answer', '答复', '答覆'),
      say: text(
        'It is like this: {{fields.answer}} Does that answer your question?',
        '是这样的：{{fields.answer}} 这样解释清楚吗？',
        '是這樣的：{{fields.answer}} 這樣解釋清楚嗎？',
      ),
      fields: fieldsOf(consultationTicketForm, 'answered', 'answer'),
      answers: [
        WAYS_OUT.solved,
        { id: 'more', label: text('There is another question', '还有其他问题', '還有其他問題'), next: 'understand' },
        WAYS_OUT.callBack,
      ],
    },
    {
      id: 'not-found',
      stage: 'resolve',
      title: text('Nothing answers it', '查不到答案', '查不到答案'),
      say: text(
        'I would rather not guess. I record your question word for word, and a specialist answers it.',
        '我不想凭猜测答复您。我把您的问题如实记下来，请专员给您答复。',
        '我不想憑猜測答覆您。我把您的問題如實記下來，請專員給您答覆。',
      ),
      never: text(
        '“I think so”, or anything that no article says.',
        '“应该是吧”之类没有依据的话。',
        '「應該是吧」之類沒有依據的話。',
      ),
      answers: [WAYS_OUT.callBack, WAYS_OUT.leader],
    },
  ],
});
