import { html, raw } from 'hono/html'

/** A piece of a page; text put into it is escaped. */
export type Html = ReturnType<typeof html>

/** What a page is made of: its title, its style, where the first link skips to, and its parts. */
export interface PageParts {
  readonly title: string
  readonly style: string
  readonly skip: { readonly to: string; readonly says: string }
  readonly header: string
  readonly main: Html
  readonly footer: string
}

/** Renders one self-contained page: no script, no network, readable on paper and by screen readers. */
export async function pageFrame({ title, style, skip, header, main, footer }: PageParts): Promise<string> {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.says}</a>
<header><p>${header}</p></header>
<main id="content">
${main}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`
  return page.toString()
}
