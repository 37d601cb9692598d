import { expect, test } from 'vitest';
import { markdownOf } from '../../../config/page-markdown.ts';

/** A page as the build writes it, as far as its copy is concerned; no figure in it is AWS’s. */
const page = (content: string) => `<!doctype html><html><head>
	<meta name="description" content="What ponds &amp; pools hold." /></head>
	<body><nav><a href="/">Menu</a></nav><main><h1 id="_top"> Ponds </h1>
	<div class="sl-markdown-content">${content}</div>
	<footer><a href="/next/">Next</a></footer></main></body></html>`;

const sources = `<fact-cards><ol>
	<li><a href="https://aws.example/pond.html">aws.example/pond</a> <small>(read in full, May 2020)</small>
		<ul><li id="fact-pond.depth">Depth: <strong>3 metres</strong>, per pond; fixed.  </li></ul></li>
	<li>No page of AWS’s <ul><li id="fact-pond.fish">Ponds have fish. <small class="fact-weak">(nothing seen)</small></li></ul></li>
</ol></fact-cards>`;

const opening = `# Ponds

> What ponds & pools hold.

Copied from the page [Ponds](/waters/ponds/).
`;

/** The copy of a page below its opening. */
const copied = (content: string, path = '/waters/ponds/', site?: string) =>
	markdownOf(page(content), path, site).markdown.replace(opening, '').trim();

test('a copy begins with title, description and the address of its page, and has nothing of the menu', () => {
	const copy = markdownOf(page('<p>Water.</p>'), '/waters/ponds/');
	expect(copy).toEqual({
		title: 'Ponds',
		description: 'What ponds & pools hold.',
		markdown: `${opening}\nWater.\n`,
	});
});

test('figures and sentences are followed by footnotes, which say source, age and fact', () => {
	expect(
		copied(`<p>A pond is <a class="fact" href="#fact-pond.depth" data-fact="pond.depth">3 metres</a> deep.
			<span data-fact="pond.fish">It has fish<a class="fact-mark" href="#fact-pond.fish" aria-label="Source 2">2</a></span><small class="fact-weak">unconfirmed</small>.
			<span data-fact="pond.depth">No more than <a class="fact" href="#fact-pond.depth" data-fact="pond.depth">3 metres</a>.<a class="fact-mark" href="#fact-pond.depth">1</a></span></p>
			<h2 id="sources">Sources</h2>${sources}`),
	).toBe(`A pond is 3 metres[^1] deep. It has fish[^2] (unconfirmed). No more than 3 metres.[^1]

## Sources

[^1]: [aws.example/pond](https://aws.example/pond.html) (read in full, May 2020)

    - \`pond.depth\`: Depth: **3 metres**, per pond; fixed.

[^2]: No page of AWS’s

    - \`pond.fish\`: Ponds have fish. (nothing seen)`);
});

test('a correction is a quotation, its source behind what holds', () => {
	expect(
		copied(`<div class="correction" role="note"> <p class="correction-title">The notes were wrong here</p>
			<p>They said: ponds burn.</p> <p>What holds:</p>
			<div data-fact="pond.fish"> <p>They do not.</p> <p class="correction-source"> <a href="#fact-pond.fish">Source 2</a> </p> </div></div>
			${sources}`).split('\n\n[^1]:')[0],
	).toBe(`> **The notes were wrong here**
>
> They said: ponds burn.
>
> What holds:
>
> They do not.[^2]`);
});

test('a diagram is its caption and its words', () => {
	expect(
		copied(`<figure class="diagram not-content"><div role="region"><svg><text>Inlet</text></svg></div>
			<div class="diagram-actions"><button type="button">Open larger</button>
			<details><summary>In words</summary><ul><li> Pond <ul><li> Inlet </li></ul></li></ul><ol><li>Inlet to Pond: 1</li></ol></details></div>
			<figcaption>Water comes in by the inlet.</figcaption></figure>`),
	).toBe(`**Diagram.** Water comes in by the inlet.

- Pond
  - Inlet

1. Inlet to Pond: 1`);
});

test('a lab is its question, its answer, and a link that opens it with the same inputs', () => {
	const lab = (more: string) =>
		`<div class="not-content"><astro-island><form class="lab" aria-label="Pond calculator"><p class="lab-question">How deep?</p>
		<p class="lab-verdict" data-verdict="true">Three metres &amp; no more.</p><p class="lab-hint"><a href="https://data.example/">Data of others</a></p>
		<label>Depth <input value="3"></label>${more}<button>Copy link</button></form><!--astro:end--></astro-island></div>`;
	const answer = `> **Lab: Pond calculator.** How deep?
>
> Three metres & no more.
>
> [Open the lab with these inputs]`;
	expect(
		copied(
			lab('<p class="lab-hint"><a href="/labs/pond/?v=1&amp;d=3&amp;x=">Open this state</a>.</p>'),
		),
	).toBe(`${answer}(/labs/pond/?v=1&d=3&x=).`);
	expect(copied(lab(''))).toBe(`${answer}(/waters/ponds/).`);
});

test('tables keep caption, head and marks', () => {
	expect(
		copied(`<div class="table-scroll" role="region" tabindex="0"><table><caption>How deep</caption>
			<thead><tr><th scope="col">Figure</th><th scope="col">Value</th></tr></thead>
			<tbody><tr><th scope="row"><a href="#depth">Depth</a> <small>Ponds</small></th><td> 3 | 4 metres<small>default 3</small></td></tr></tbody></table></div>`),
	).toBe(`**How deep**

| Figure | Value |
| - | - |
| [Depth](/waters/ponds/#depth) (Ponds) | 3 \\| 4 metres (default 3) |`);
});

test('a question has its answer, which the page folds', () => {
	expect(
		copied(`<section class="question"><h3>A dry pond</h3><p>Why?</p><ul><li>A. Sun.</li></ul>
			<details class="answer"><summary>Answer and reasons</summary><p><strong>A is best.</strong></p><p>It shines.</p></details></section>`),
	).toBe(`### A dry pond

Why?

- A. Sun.

**Answer and reasons**

**A is best.**

It shines.`);
});

test('the glossary is a list', () => {
	expect(
		copied(`<dl class="glossary"><div id="term-w"><dt> W <small>water</small></dt><dd> Wet. <a href="/waters/" aria-label="More on W"> More </a></dd></div>
			<div id="term-x"><dt>X</dt><dd>Dry.</dd></div></dl>`),
	).toBe(`- **W (water)**: Wet. [More](/waters/)
- **X**: Dry.`);
});

test('headings lose their anchors, terms their links; other links are whole where the site’s address is known', () => {
	const content = `<div class="sl-heading-wrapper level-h2"><h2 id="fish">Fish</h2><a class="sl-anchor-link" href="#fish"><span aria-hidden="true"><svg></svg></span><span class="sr-only">Section titled “Fish”</span></a></div>
		<p><a class="term" href="/notes/glossary/#term-carp">Carp</a> eat <a href="/notes/waters/algae/">algae</a>, see <a href="#_top">above</a> and <a href="https://carp.example/a_(b)">there</a>.</p>`;
	expect(copied(content)).toBe(`## Fish

Carp eat [algae](/notes/waters/algae/), see [above](/waters/ponds/#_top) and [there](https://carp.example/a_\\(b\\)).`);
	expect(
		markdownOf(page(content), '/notes/waters/ponds/', 'https://site.example').markdown,
	).toContain(
		'[algae](https://site.example/notes/waters/algae/), see [above](https://site.example/notes/waters/ponds/#_top)',
	);
});

test('text that looks like Markdown stays text', () => {
	expect(copied('<p>Write *.example.com or [x] and `y`, and _z_.</p>')).toBe(
		'Write \\*.example.com or \\[x] and \\`y\\`, and \\_z\\_.',
	);
});

test('a page without title, description or content is named', () => {
	expect(() => markdownOf('<html><head></head></html>', '/x/')).toThrow('/x/ has no <main');
	expect(() => markdownOf(page('').replace('<h1', '<h2'), '/x/')).toThrow('/x/ has no h1');
	expect(() => markdownOf(page('').replace('sl-markdown-content', ''), '/x/')).toThrow(
		'/x/ has no .sl-markdown-content',
	);
});
