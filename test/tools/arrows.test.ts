import { expect } from 'chai';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { CORE, ONLY_IN, PACKAGES, RULE_PARTS } from '../../tools/eslint/architecture.mjs';
import { arrows } from '../../tools/eslint/arrows.mjs';
import { ROOT } from '../../tools/workspace.mjs';

/** ESLint with our one rule. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts', '**/*.mjs'],
      languageOptions: { parser: tseslint.parser as never },
      plugins: { callside: { rules: { arrows: arrows as never } } },
      rules: { 'callside/arrows': 'error' },
    },
  ],
});

/** What the rule says to a line of code in a file; undefined when it says nothing. */
async function verdict(file: string, code: string): Promise<string | undefined> {
  const [result] = await eslint.lintText(code, { filePath: `${ROOT}/${file}` });
  return result?.messages[0]?.message;
}

const VALUE = (specifier: string): string => `import { x } from '${specifier}'; console.log(x);`;
const TYPE = (specifier: string): string => `import type { X } from '${specifier}'; export type Y = X;`;

interface Wish {
  readonly file: string;
  readonly specifier: string;
  readonly allowed: 'always' | 'type' | 'never';
}

/** Every ordered pair of two parts of core. */
const CORE_PAIRS: Wish[] = Object.entries(CORE).flatMap(([part, arrowsOut]) =>
  Object.keys(CORE)
    .filter((other) => other !== part)
    .map((other) => ({
      file: `packages/core/src/${part}/one.ts`,
      specifier: `../${other}/two.js`,
      allowed: allowance(arrowsOut, other),
    })),
);

/** Every ordered pair of two packages, and each package with each library that any of them names. */
const PACKAGE_PAIRS: Wish[] = Object.entries(PACKAGES).flatMap(([name, arrowsOut]) =>
  [...new Set([...Object.keys(PACKAGES).map((other) => `@callside/${other}`), ...Object.values(PACKAGES).flat()])]
    .filter((other) => !other.startsWith('type:') && other !== 'node:*')
    .map((other) => ({
      file: wrapperOf(name, other) ?? `packages/${name}/src/one.ts`,
      specifier: other,
      allowed: allowance(arrowsOut, other),
    })),
);

/** The one file of a package that may import a library; undefined where any may, or none. */
function wrapperOf(name: string, library: string): string | undefined {
  const file = ONLY_IN[library];
  return file?.startsWith(`packages/${name}/`) === true ? file : undefined;
}

function allowance(arrowsOut: readonly string[], other: string): Wish['allowed'] {
  if (arrowsOut.includes(other)) return 'always';
  return arrowsOut.includes(`type:${other}`) ? 'type' : 'never';
}

function proves(wishes: readonly Wish[]): void {
  for (const { file, specifier, allowed } of wishes) {
    it(`${file} → ${specifier}: ${allowed}`, async () => {
      const said = [await verdict(file, VALUE(specifier)), await verdict(file, TYPE(specifier))];
      const wanted = { always: [false, false], type: [true, false], never: [true, true] }[allowed];
      expect(said.map((each) => each !== undefined)).to.deep.equal(wanted, said.join(' '));
    });
  }
}

describe('the arrows between the parts of core', () => proves(CORE_PAIRS));

describe('the arrows between packages', () => proves(PACKAGE_PAIRS));

describe('the arrows as the architecture draws them', () => {
  const FORBIDDEN = [
    ['packages/survey/src/one.ts', '@callside/ticket-form'],
    ['packages/survey/src/one.ts', '../../ticket-form/src/ticket-form.js'],
    ['packages/core/src/ticket/one.ts', 'lit'],
    ['packages/core/src/desk.ts', '@callside/core'],
    ['packages/core/src/desk.ts', 'idb'],
    ['packages/core/src/storage/survey-idb.ts', 'idb'],
    ['packages/core/src/sync/one.ts', 'tus-js-client'],
    ['packages/core/src/errors.ts', './clock.js'],
    ['packages/core/src/logic/one.ts', '../definition/field.js'],
    ['packages/core/src/workflow/one.ts', '../ticket/ticket.js'],
    ['packages/core/src/script/one.ts', '../call/call.js'],
    ['packages/core/src/storage/one.ts', '../sync/transport.js'],
    ['packages/core/src/storage/one.ts', '../definition/field.js'],
    ['packages/core/src/sync/one.ts', '../ticket/ticket.js'],
    ['packages/core/src/sync/one.ts', '../commands/submit-ticket.js'],
    ['packages/core/src/commands/one.ts', '../desk.js'],
    ['packages/core/src/desk.ts', './testing/manual-clock.js'],
    ['packages/core/src/desk.ts', './index.js'],
    ['packages/core/src/nowhere/one.ts', '../errors.js'],
    ['packages/core/src/clock.ts', 'node:timers'],
    ['packages/ui/src/one.ts', '@callside/survey'],
    ['packages/ui/src/one.ts', './index.js'],
    ['packages/server/src/one.ts', 'lit'],
    ['packages/server/src/one.ts', '@callside/ui'],
    ['packages/server/src/one.ts', 'express'],
    ['test/survey/one.test.ts', '../../packages/survey/src/survey.js'],
    ['test/survey/one.test.ts', 'left-pad'],
    ['stories/survey/one.stories.ts', '../../packages/survey/src/index.js'],
    ['bench/parts/one.mjs', '../../packages/core/src/index.ts'],
  ] as const;
  for (const [file, specifier] of FORBIDDEN) {
    it(`refuses ${file} → ${specifier}`, async () => {
      expect(await verdict(file, VALUE(specifier))).to.be.a('string');
    });
  }

  const ALLOWED = [
    ['packages/core/src/storage/idb.ts', 'idb'],
    ['packages/core/src/commands/one.ts', '../storage/store.js'],
    ['packages/core/src/desk.ts', './commands/submit-ticket.js'],
    ['packages/core/src/call/one.ts', '../script/script-run.js'],
    ['packages/survey/src/one.ts', '@callside/core/http.js'],
    ['packages/survey/src/one.ts', 'lit/decorators.js'],
    ['packages/survey/src/define.ts', './index.js'],
    ['packages/server/src/one.ts', 'node:http'],
    ['test/core/one.test.ts', '../../packages/core/src/sync/drain.js'],
    ['test/survey/one.test.ts', '@callside/survey/define.js'],
    ['test/survey/one.test.ts', '../harness/survey.js'],
    ['stories/survey/one.stories.ts', '@callside/survey'],
  ] as const;
  for (const [file, specifier] of ALLOWED) {
    it(`lets ${file} → ${specifier} pass`, async () => {
      expect(await verdict(file, VALUE(specifier))).to.equal(undefined);
    });
  }

  const FORMS = [
    "export { x } from '@callside/ui';",
    "export * from '@callside/ui';",
    "void import('@callside/ui');",
    "export type X = import('@callside/ui').X;",
    "import '@callside/ui/define.js';",
  ];
  for (const code of FORMS) {
    it(`sees ${code}`, async () => {
      expect(await verdict('packages/core/src/desk.ts', code)).to.be.a('string');
    });
  }
});

describe('the configuration of ESLint', () => {
  const real = new ESLint({ cwd: ROOT });
  const level = (config: { rules: Record<string, unknown[]> }, rule: string): unknown => config.rules[rule]?.[0];

  for (const file of [
    'packages/core/src/desk.ts',
    'packages/survey/src/one.ts',
    'test/core/one.test.ts',
    'tools/one.mjs',
  ]) {
    it(`applies the arrows to ${file}`, async () => {
      expect(level((await real.calculateConfigForFile(`${ROOT}/${file}`)) as never, 'callside/arrows')).to.equal(2);
    });
  }

  for (const part of RULE_PARTS) {
    it(`keeps clock and chance out of core/${part}`, async () => {
      const config = (await real.calculateConfigForFile(`${ROOT}/packages/core/src/${part}/deep/one.ts`)) as {
        rules: Record<string, unknown[]>;
      };
      expect(JSON.stringify(config.rules['no-restricted-syntax'])).to.contain("callee.property.name='now'");
    });
  }
});
