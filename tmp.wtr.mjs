import config from './web-test-runner.config.mjs';
export default { ...config, testsFinishTimeout: 40000, middleware: [(ctx, next) => { if (ctx.url.startsWith('/trace')) { console.log(decodeURIComponent(ctx.url)); ctx.body = ''; return; } return next(); }],
 groups: [{ name: 'tmp', files: [process.env.TMP_FILES ?? 'test/ticket-form/tmp.test.ts'] }] };
