/** The page behind every survey link. It says nothing about the link: the token never reaches the server with the address. */
export const SURVEY_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Survey · 满意度调查 · 滿意度調查</title>
<link rel="stylesheet" href="/s/survey-page.css">
<script type="module" src="/s/assets/survey-page.js"></script>
</head>
<body>
<main><callside-survey></callside-survey></main>
<noscript>
<p>This survey needs JavaScript.</p>
<p lang="zh-CN">填写此调查需要启用 JavaScript。</p>
<p lang="zh-TW">填寫此調查需要啟用 JavaScript。</p>
</noscript>
</body>
</html>
`;

/** Room around the survey; the survey itself brings its own look. */
export const SURVEY_PAGE_STYLE = `:root {
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
}
body {
  margin: 0;
}
main {
  box-sizing: border-box;
  max-width: 40rem;
  min-height: 100dvh;
  margin: 0 auto;
  padding: max(1rem, env(safe-area-inset-top)) 1rem max(1rem, env(safe-area-inset-bottom));
}
`;

/**
 * The page's Content-Security-Policy: own scripts, styles and requests only, no inline code, Trusted Types for Lit.
 *
 * @example
 * surveyPagePolicy(["'self'", 'https://crm.example.com']); // who may put the page in a frame
 */
export function surveyPagePolicy(frameAncestors: readonly string[]): Record<string, string[]> {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': frameAncestors.length === 0 ? ["'none'"] : [...frameAncestors],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['lit-html', 'callside', 'default'],
  };
}
