import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { sendLink, type SentLink } from './support/invitation.js';
import { clock, Device, newDevice, newTenant, sharedServer, startServer } from './support/server.js';

const DAY = 86_400_000;

/** A customer without any script: reads pages, posts forms, follows where they lead. */
class Reader {
  constructor(
    readonly staff: Device,
    readonly link: SentLink,
  ) {}

  get(query = '', path = this.link.path) {
    return this.staff.server.app.inject({ method: 'GET', url: `${path}${query}` });
  }

  post(values: Readonly<Record<string, string | readonly string[]>>, path = this.link.path) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) body.append(name, each);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.staff.server.app.inject({ method: 'POST', url: path, headers, payload: body.toString() });
  }

  async answers(): Promise<unknown> {
    const payload = { token: this.link.token };
    const url = `/v1/surveys/${this.staff.tenant}/open`;
    const reply = await this.staff.server.app.inject({ method: 'POST', url, payload });
    return reply.json<{ answers: unknown }>().answers;
  }

  async rows(table: string): Promise<number> {
    const statement = `SELECT tenant_id FROM ${table} WHERE tenant_id = $1`;
    return (await this.staff.server.database.query(statement, [this.staff.tenant])).length;
  }
}

async function reader(body: object = { locale: 'en' }): Promise<Reader> {
  const { staff, link } = await sendLink(body);
  return new Reader(staff, link);
}

describe('the page of a survey link', () => {
  it('asks the first question in HTML, in the language of the call', async () => {
    const { statusCode, body } = await (await reader({ locale: 'zh-CN' })).get();
    expect(statusCode).to.equal(200);
    expect(body).to.include('<html lang="zh-CN" dir="ltr">');
    expect(body).to.include('<legend class="label">Attitude</legend>');
    expect(body.match(/type="radio" name="attitude"/g)).to.have.length(5);
    expect(body).to.include('跳过');
  });

  it('loads what a survey needs beyond the common questions beside its script, and only then', async () => {
    const file = '<link rel="modulepreload" href="/s/assets/survey-page.more.js">';
    expect((await (await reader()).get()).body).not.to.include(file);
    const { body } = await (await reader({ survey: { id: 'editable' } })).get();
    expect(body).to.include(file).and.not.to.include('survey-page.files.js');
  });

  it('records nothing when it is opened, however often and by whomever', async () => {
    const link = await reader();
    for (let scan = 0; scan < 5; scan += 1) await link.get();
    for (const table of ['survey_answer', 'survey_post', 'entity', 'feed', 'audit'])
      expect(await link.rows(table), table).to.equal(0);
  });

  it('brings the survey along, in which no text can end its script', async () => {
    const link = await reader();
    const { body } = await link.get();
    const [, data = ''] = /id="survey-data">(.*?)<\/script>/s.exec(body) ?? [];
    const { link: opened } = JSON.parse(data) as { link: { survey: { id: string }; response: { id: string } } };
    expect([opened.survey.id, opened.response.id]).to.deep.equal(['csat', link.link.id]);
    expect(data).not.to.include('<');
  });

  it('allows its own scripts and its one sheet, no frame and no referrer', async () => {
    const { headers, body } = await (await reader()).get();
    const [, sheet = ''] = /<style id="survey-sheet">(.*?)<\/style>/s.exec(body) ?? [];
    const [, start = ''] = /<script type="module">(.*?)<\/script>/s.exec(body) ?? [];
    expect(start).to.include("import('/s/assets/survey-page.js')");
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
    expect(headers['content-security-policy']).to.equal(
      `default-src 'none';script-src 'self' 'sha256-${hashOf(start)}';style-src 'sha256-${hashOf(sheet)}';` +
        "img-src 'self';connect-src 'self';worker-src 'self';" +
        "base-uri 'none';form-action 'self';frame-ancestors 'none';require-trusted-types-for 'script';" +
        'trusted-types lit-html callside default',
    );
    expect(headers['referrer-policy']).to.equal('no-referrer');
    expect(headers['x-frame-options']).to.equal('DENY');
    expect(headers['cache-control']).to.equal('no-store');
    expect(body).not.to.match(/<script>|\sstyle=|\son\w+=/);
  });

  it('keeps the link out of the log', async () => {
    const lines: string[] = [];
    const { database } = await sharedServer();
    const { app } = await startServer({ database, logger: { stream: { write: (line) => void lines.push(line) } } });
    await app.inject('/s/acme/mJ0x1uSecretSecretSecret?at=x');
    expect(lines.join('')).to.include('/s/:tenant/:token').and.not.include('mJ0x1u');
  });

  it('is the same for every tenant where the token stands in the fragment', async () => {
    const { app } = (await newDevice()).server;
    const [one, other] = await Promise.all([app.inject(`/s/${newTenant()}`), app.inject(`/s/${newTenant()}`)]);
    expect(one.statusCode).to.equal(200);
    expect(one.body).to.equal(other.body);
    expect(one.body).to.include('<callside-survey>').and.include('href="/s/assets/survey-page.js"');
  });

  it('wears the look of the tenant, and nothing that would leave the rule', async () => {
    const { database } = await sharedServer();
    const logo = { src: 'https://cdn.example.com/logo.svg', alt: 'Acme "&" sons' };
    const tokens = { '--callside-accent': '#0a7', '--callside-font': 'x}</style><script>', accent: 'red' };
    const { app } = await startServer({ database, surveyLooks: { acme: { logo, tokens } } });
    const { body, headers } = await app.inject('/s/acme');
    expect(body).to.include('callside-survey{--callside-accent:#0a7}').and.include('alt="Acme &quot;&amp;&quot; sons"');
    expect(body).not.to.include('red}').and.not.include('x}</style>');
    expect(headers['content-security-policy']).to.include("img-src 'self' https://cdn.example.com;");
  });

  it('speaks a language that the operator brought, from right to left', async () => {
    const { database } = await sharedServer();
    const server = await startServer({ database, surveyWords: { ar: { next: 'التالي', skip: 'تخطّ' } } });
    const { link, staff } = await sendLink({ locale: 'ar' }, new Device(server, newTenant()));
    const { body } = await new Reader(staff, link).get();
    expect(body).to.include('<html lang="ar" dir="rtl">').and.include('تخطّ');
  });
});

describe('a survey without a script', () => {
  it('takes an answer and leads to the next question', async () => {
    const link = await reader();
    const reply = await link.post({ at: 'attitude', attitude: '4', go: 'on', id: randomUUID() });
    expect([reply.statusCode, reply.headers.location]).to.deep.equal([303, `${link.link.path}?at=remark`]);
    expect(await link.answers()).to.deep.equal({ attitude: 4 });
    expect((await link.get('?at=remark')).body).to.include('<textarea class="control" id="remark"');
  });

  it('ends with the survey’s own words, and with a calm one later', async () => {
    const link = await reader();
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    const reply = await link.post({ at: 'remark', remark: 'Fine <b>', go: 'on' });
    expect(reply.headers.location).to.equal(`${link.link.path}?end`);
    expect((await link.get('?end')).body)
      .to.include('Thank you')
      .and.include('Your answers have arrived.');
    expect((await link.get()).body).to.include('You have answered this survey already.');
    expect(await link.answers()).to.deep.equal({ attitude: 4, remark: 'Fine <b>' });
  });

  it('shows what was typed and what is wrong with it', async () => {
    const link = await reader();
    const typed = '4111 1111 1111 1111 "x"';
    const { statusCode, body } = await link.post({ at: 'remark', remark: typed, go: 'on' });
    expect(statusCode).to.equal(422);
    expect(body).to.include('4111 1111 1111 1111 &quot;x&quot;').and.include('Card numbers must not be kept');
    expect(body).not.to.include('survey-page.js');
    expect(await link.answers()).to.deep.equal({});
  });

  it('goes back with what stands there', async () => {
    const link = await reader();
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    const reply = await link.post({ at: 'remark', remark: 'Half', go: 'back' });
    expect(reply.headers.location).to.equal(`${link.link.path}?at=attitude`);
    expect((await link.get('?at=attitude')).body).to.match(/value="4" aria-label="4" checked/);
    expect(await link.answers()).to.deep.equal({ attitude: 4, remark: 'Half' });
  });

  it('takes an answer back that was emptied', async () => {
    const link = await reader();
    await link.post({ at: 'remark', remark: 'No', go: 'back' });
    await link.post({ at: 'remark', remark: '', go: 'back' });
    expect(await link.answers()).to.deep.equal({});
  });

  it('counts an impatient second post once', async () => {
    const link = await reader();
    const form = { at: 'attitude', attitude: '4', go: 'on', id: randomUUID() };
    const replies = await Promise.all([link.post(form), link.post(form)]);
    expect(replies.map(({ statusCode }) => statusCode)).to.deep.equal([303, 303]);
    expect(await link.rows('survey_post')).to.equal(1);
  });

  it('takes no notice of names that were not asked for', async () => {
    const link = await reader();
    await link.post({ at: 'attitude', attitude: '4', remark: 'smuggled', __proto__: 'x', constructor: 'y', go: 'on' });
    expect(await link.answers()).to.deep.equal({ attitude: 4 });
  });
});

describe('answers that can be changed, without a script', () => {
  async function finished(): Promise<Reader> {
    const link = await reader({ survey: { id: 'timed' }, locale: 'en' });
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    await link.post({ at: 'remark', remark: 'Fine', go: 'on' });
    return link;
  }

  const WAY = '<button name="go" value="change">Change my answers</button>';

  it('are offered at the end and later, with the time that is left', async () => {
    const link = await finished();
    const { body } = await link.get('?end');
    expect(body)
      .to.include('Thank you')
      .and.include('You can change your answers for another 60 minutes.')
      .and.include(WAY);
    clock.set(clock.now() + 3_000_000);
    const later = await link.get();
    expect(later.body).to.include('for another 10 minutes.').and.include(WAY);
  });

  it('are asked for again from the first question, and taken', async () => {
    const link = await finished();
    const { body } = await link.get('?go=change');
    expect(body).to.match(/value="4" aria-label="4" checked/);
    const next = await link.post({ at: 'attitude', attitude: '2', go: 'on' });
    expect(next.headers.location).to.equal(`${link.link.path}?at=remark`);
    expect((await link.get('?at=remark')).body).to.include('Fine</textarea>');
    const end = await link.post({ at: 'remark', remark: 'Not so fine', go: 'on' });
    expect(end.headers.location).to.equal(`${link.link.path}?end`);
    expect(await link.answers()).to.deep.equal({ attitude: 2, remark: 'Not so fine' });
  });

  it('are neither offered nor taken when the time is over', async () => {
    const link = await finished();
    clock.set(clock.now() + 3_600_000);
    for (const query of ['', '?end', '?go=change', '?at=attitude']) {
      const { body } = await link.get(query);
      expect(body, query).not.to.include('Change my answers').and.not.include('name="attitude"');
    }
    const late = await link.post({ at: 'attitude', attitude: '1', go: 'on' });
    expect(late.headers.location).to.equal(`${link.link.path}?end`);
    expect(await link.answers()).to.deep.equal({ attitude: 4, remark: 'Fine' });
  });

  it('bring the script along, and nothing where nothing can be changed', async () => {
    expect((await (await finished()).get()).body).to.include('survey-page.js');
    const link = await reader();
    await link.post({ at: 'remark', remark: 'Fine', go: 'on' });
    expect((await link.get()).body).not.to.include('survey-page.js');
  });
});

describe('a time limit without a script', () => {
  const LIMIT = 600_000;
  const survey = { id: 'timed' };

  it('is said in advance, and from the first answer how much of it is left', async () => {
    const link = await reader({ survey, locale: 'en' });
    expect((await link.get()).body).to.include('You have 10 minutes for your answers, from the first one.');
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    clock.set(clock.now() + 180_000);
    expect((await link.get('?at=remark')).body).to.include('7 minutes left');
  });

  it('is said to whoever posts too late, and what was given in time stays', async () => {
    const link = await reader({ survey, locale: 'zh-CN' });
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    clock.set(clock.now() + 2 * LIMIT);
    const { statusCode, body } = await link.post({ at: 'remark', remark: 'Late', go: 'on' });
    expect(statusCode).to.equal(409);
    expect(body).to.include('本次调查的作答时间已到。').and.include('未能接收').and.include('均已保存并有效');
    expect(await link.answers()).to.deep.equal({ attitude: 4 });
  });

  it('is over for whoever comes later, whose device may still have answers to send', async () => {
    const link = await reader({ survey, locale: 'en' });
    await link.post({ at: 'attitude', attitude: '4', go: 'on' });
    clock.set(clock.now() + 2 * LIMIT);
    const { body } = await link.get();
    expect(body).to.include('The time for this survey is over.').and.not.include('name="attitude"');
    expect(body).to.include('survey-page.js').and.include('"answersUntil"');
  });
});

describe('a survey link that opens nothing', () => {
  const WORDS = {
    unknown: [404, 'This link is not known.'],
    expired: [410, 'This survey has ended.'],
  } as const;

  function reads(reply: { readonly statusCode: number; readonly body: string }, key: keyof typeof WORDS): void {
    expect([reply.statusCode, reply.body.includes(WORDS[key][1])]).to.deep.equal([WORDS[key][0], true]);
    expect(reply.body).not.to.include('survey-page.js');
  }

  it('is calm about a token that was guessed, cut short, or of another tenant', async () => {
    const link = await reader();
    const { token } = link.link;
    for (const path of [
      `/s/${link.staff.tenant}/${token.slice(1)}`,
      `/s/${newTenant()}/${token}`,
      '/s/acme/%3Cscript%3E',
    ]) {
      reads(await link.get('', path), 'unknown');
      reads(await link.post({ at: 'attitude', attitude: '4' }, path), 'unknown');
    }
    expect(await link.answers()).to.deep.equal({});
  });

  it('is calm about a link whose time is over, and takes nothing any more', async () => {
    const link = await reader();
    const back = clock.now();
    clock.set(back + 8 * DAY);
    try {
      reads(await link.get(), 'expired');
      reads(await link.post({ at: 'attitude', attitude: '4' }), 'expired');
    } finally {
      clock.set(back);
    }
    expect(await link.answers()).to.deep.equal({});
  });

  it('leads whoever posts after the end to the end', async () => {
    const link = await reader();
    await link.post({ at: 'remark', remark: 'Fine', go: 'on' });
    const late = await link.post({ at: 'remark', remark: 'Later', go: 'on' });
    expect(late.headers.location).to.equal(`${link.link.path}?end`);
    expect(await link.answers()).to.deep.equal({ remark: 'Fine' });
  });

  it('says it in the language of the browser', async () => {
    const { app } = (await newDevice()).server;
    const headers = { 'accept-language': 'fr, zh-HK;q=0.8' };
    const { body } = await app.inject({ method: 'GET', url: '/s/acme/nothing', headers });
    expect(body).to.include('<html lang="zh-TW"').and.include('此連結無效');
  });

  it('asks who comes too often to wait, in words', async () => {
    const { database } = await sharedServer();
    const { app } = await startServer({ database, surveyRequestsPerMinute: 1 });
    await app.inject('/s/acme/guess');
    const { statusCode, body, headers } = await app.inject('/s/acme/guess');
    expect(statusCode).to.equal(429);
    expect(headers['content-type']).to.include('text/html');
    expect(body).to.include('Please try again in a minute.');
  });
});
