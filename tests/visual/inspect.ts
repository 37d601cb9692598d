/** What a reader with eyes and fingers may not meet. */
export type Rule =
	/** The page is wider than the window. */
	| 'overflow'
	/** Text under 12 pixels on the screen, drawings counted as they are scaled. */
	| 'text-size'
	/** Targets of the pointer that break WCAG 2.2’s 2.5.8 with its exceptions for spacing, sentences and equivalents. */
	| 'target-size'
	/** Text that is cut, stands outside of its box, or runs into other text. */
	| 'clipped-text'
	/** Text of drawings with too little contrast to the shape beneath, which axe does not judge. */
	| 'drawing-contrast';

/**
 * Looks for what breaks a rule in the page as it is laid out now, at the top of its scroll.
 *
 * It is sent to the browser as it stands, so everything that it needs is within it.
 *
 * @returns a sentence for each thing found
 */
export function inspect(rule: Rule): string[] {
	const LEAST_TEXT = 12;
	const LEAST_TARGET = 24;
	/** Layout rounds to parts of a pixel. */
	const ROUNDING = 1;
	/** What browsers take for the arrow of a list of choices. */
	const ARROW = 16;
	/** Of a line’s height, what its letters do not fill above and below. */
	const LEADING = 0.3;

	const TARGETS =
		'a[href], button, input:not([type="hidden"]), select, textarea, summary, label:has(input), [role="button"], [role="link"], [role="option"], [role="tab"], [role="checkbox"], [role="radio"], [role="slider"]';
	const SHAPES = 'rect, circle, ellipse, polygon, path';
	const NOT_DRAWN = 'defs, marker, mask, clipPath, pattern, symbol';

	const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

	interface Box {
		left: number;
		top: number;
		right: number;
		bottom: number;
	}
	interface Text {
		element: Element;
		/** Of each line, as it would be without anything that cuts it. */
		lines: DOMRect[];
	}

	const styles = new Map<Element, CSSStyleDeclaration>();
	const styleOf = (element: Element) => {
		const style = styles.get(element) ?? getComputedStyle(element);
		styles.set(element, style);
		return style;
	};
	const kindOf = (element: Element) =>
		[element.localName, ...element.classList].join('.').replace(/\.astro-\w+/g, '');
	const nameOf = (element: Element) => {
		const said = element.getAttribute('aria-label') ?? element.textContent ?? '';
		return `${kindOf(element)} “${said.replace(/\s+/g, ' ').trim().slice(0, 50)}”`;
	};
	const ancestorsOf = (element: Element): Element[] =>
		element.parentElement ? [element.parentElement, ...ancestorsOf(element.parentElement)] : [];
	const blockOf = (element: Element): Element =>
		/^(inline|contents|ruby)$/.test(styleOf(element).display) && element.parentElement
			? blockOf(element.parentElement)
			: element;

	/** Text that only screen readers are meant to meet: clipped to nothing. */
	const isForEars = (element: Element): boolean => {
		const { clipPath, clip } = styleOf(element);
		if (clipPath === 'inset(50%)' || (clip !== 'auto' && clip !== '')) return true;
		return element.parentElement !== null && isForEars(element.parentElement);
	};
	const isShown = (element: Element) =>
		element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
		!isForEars(element);

	const texts = (): Text[] => {
		const found: Text[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		while (walker.nextNode()) {
			const element = walker.currentNode.parentElement;
			if (!element || walker.currentNode.textContent?.trim() === '') continue;
			if (element.closest('script, style, noscript, option, title, desc, textarea')) continue;
			if (!isShown(element)) continue;
			range.selectNodeContents(walker.currentNode);
			const lines = [...range.getClientRects()].filter(({ width, height }) => width * height > 0);
			if (lines.length > 0) found.push({ element, lines });
		}
		return found;
	};

	const intersection = (a: Box, b: Box): Box => ({
		left: Math.max(a.left, b.left),
		top: Math.max(a.top, b.top),
		right: Math.min(a.right, b.right),
		bottom: Math.min(a.bottom, b.bottom),
	});
	const isEmpty = ({ left, top, right, bottom }: Box) => right <= left || bottom <= top;

	/** Ancestors that cut what they contain, the nearest first; an absolute element escapes those that do not place it. */
	const cutters = (element: Element): { element: Element; x: string; y: string }[] => {
		const found = [];
		let escapes = false;
		for (const [index, at] of [element, ...ancestorsOf(element)].entries()) {
			const { overflowX, overflowY, position, contain, contentVisibility, transform } = styleOf(at);
			const paints = /paint|content|strict/.test(contain) || contentVisibility === 'auto';
			const places = position !== 'static' || transform !== 'none' || paints;
			if (at !== document.documentElement && at !== document.body && (!escapes || places)) {
				const x = overflowX === 'visible' && paints ? 'clip' : overflowX;
				const y = overflowY === 'visible' && paints ? 'clip' : overflowY;
				const isInline = styleOf(at).display === 'inline' && !(at instanceof SVGElement);
				if ((x !== 'visible' || y !== 'visible') && !isInline) found.push({ element: at, x, y });
			}
			if (position === 'fixed') break;
			if (position === 'absolute') escapes = true;
			else if (index > 0 && places) escapes = false;
		}
		return found;
	};
	/** What of a box can be seen without scrolling any region. */
	const seenOf = (element: Element, box: Box): Box =>
		cutters(element).reduce<Box>(
			(seen, { element: cutter }) => intersection(seen, cutter.getBoundingClientRect()),
			box,
		);
	const isScrolled = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
	const scrollerOf = (element: Element) =>
		cutters(element).find(({ x, y }) => isScrolled(x) || isScrolled(y))?.element;

	/** How much larger than its style says an element is on the screen. */
	const scaleOf = (element: Element): number => {
		const ofMatrix = ({ a, b, c, d }: DOMMatrix) => Math.sqrt(Math.abs(a * d - b * c));
		if (element instanceof SVGGraphicsElement) return ofMatrix(element.getScreenCTM()!);
		return [element, ...ancestorsOf(element)].reduce((scale, at) => {
			const { transform } = styleOf(at);
			return transform === 'none' ? scale : scale * ofMatrix(new DOMMatrix(transform));
		}, 1);
	};
	const textSizeOf = (element: Element) =>
		Number.parseFloat(styleOf(element).fontSize) * scaleOf(element);

	function overflow(): string[] {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const wide = [...document.body.querySelectorAll('*')].filter(isShown).filter((element) => {
			const box = element.getBoundingClientRect();
			return seenOf(element, box).right > clientWidth + ROUNDING && box.width > 0;
		});
		return [
			`${scrollWidth - clientWidth} pixels wider than the window: ${wide.slice(0, 3).map(nameOf).join(', ')}`,
		];
	}

	function textSize(): string[] {
		const fields = [...document.querySelectorAll('input, select, textarea')].filter(isShown);
		const small = [...texts().map(({ element }) => element), ...fields].filter(
			(element) => textSizeOf(element) < LEAST_TEXT - 0.01,
		);
		const kinds = Map.groupBy(
			small,
			(element) => `text of ${textSizeOf(element).toFixed(1)} pixels: ${kindOf(element)}`,
		);
		return [...kinds].map(
			([kind, elements]) => `${kind}, ${elements.length} times, first ${nameOf(elements[0]!)}`,
		);
	}

	function targetSize(): string[] {
		const targets = [...document.querySelectorAll(TARGETS)]
			.filter(
				(element) =>
					isShown(element) &&
					!element.matches(':disabled') &&
					// A label takes the pointer for its control, so the two are one target.
					!(element.matches('input') && element.closest('label')) &&
					styleOf(element).pointerEvents !== 'none',
			)
			.map((element) => ({ element, box: element.getBoundingClientRect() }))
			.filter(({ box }) => box.width * box.height > 0);
		const isSmall = ({ box }: (typeof targets)[number]) =>
			box.width < LEAST_TARGET - 0.01 || box.height < LEAST_TARGET - 0.01;
		const isInSentence = ({ element }: (typeof targets)[number]) => {
			if (styleOf(element).display !== 'inline' || element instanceof SVGElement) return false;
			const block = blockOf(element);
			const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const parent = walker.currentNode.parentElement!;
				const isWord = /[\p{L}\p{N}]/u.test(walker.currentNode.textContent ?? '');
				if (isWord && !parent.closest(TARGETS) && blockOf(parent) === block) return true;
			}
			return false;
		};
		const hrefOf = ({ element }: (typeof targets)[number]) =>
			element instanceof HTMLAnchorElement ? element.href : undefined;
		const large = new Set(targets.filter((target) => !isSmall(target)).map(hrefOf));
		const middleOf = ({ left, top, right, bottom }: Box) => ({
			x: (left + right) / 2,
			y: (top + bottom) / 2,
		});
		return targets
			.filter((target) => isSmall(target) && !isInSentence(target))
			.filter((target) => {
				const href = hrefOf(target);
				return href === undefined || !large.has(href);
			})
			.flatMap((target) => {
				const { element, box } = target;
				const middle = middleOf(box);
				const scroller = scrollerOf(element);
				const near = targets.find((other) => {
					if (other.element.contains(element) || element.contains(other.element)) return false;
					const reach = isSmall(other) ? LEAST_TARGET : LEAST_TARGET / 2;
					if (
						middle.x < other.box.left - reach ||
						middle.x > other.box.right + reach ||
						middle.y < other.box.top - reach ||
						middle.y > other.box.bottom + reach
					)
						return false;
					if (
						scrollerOf(other.element) !== scroller &&
						(isEmpty(seenOf(element, box)) || isEmpty(seenOf(other.element, other.box)))
					)
						return false;
					if (isSmall(other)) {
						const { x, y } = middleOf(other.box);
						return Math.hypot(x - middle.x, y - middle.y) < LEAST_TARGET;
					}
					return [...other.element.getClientRects()].some((rect) => {
						const x = Math.max(rect.left - middle.x, 0, middle.x - rect.right);
						const y = Math.max(rect.top - middle.y, 0, middle.y - rect.bottom);
						return Math.hypot(x, y) < LEAST_TARGET / 2;
					});
				});
				return near === undefined
					? []
					: [
							`target of ${box.width.toFixed(0)}×${box.height.toFixed(0)} pixels: ${nameOf(element)}, too near to ${nameOf(near.element)}`,
						];
			});
	}

	function clippedText(): string[] {
		const all = texts();
		const found: string[] = [];
		for (const { element, lines } of all) {
			const cutting = cutters(element);
			const cut = lines.find((line) => {
				let { left, top, right, bottom } = line;
				const slack = line.height * LEADING;
				for (const { element: cutter, x, y } of cutting) {
					const box = cutter.getBoundingClientRect();
					const cutsX = x === 'hidden' || x === 'clip';
					const cutsY = y === 'hidden' || y === 'clip';
					if (cutsX && (left < box.left - ROUNDING || right > box.right + ROUNDING)) return true;
					if (cutsY && (top < box.top - slack || bottom > box.bottom + slack)) return true;
					// What a region scrolls to can be read; further ancestors see the region alone.
					if (isScrolled(x) || isScrolled(y)) ({ left, top, right, bottom } = box);
				}
				return false;
			});
			if (cut) {
				found.push(`text is cut: ${nameOf(element)}`);
				continue;
			}
			if (element instanceof SVGElement) continue;
			const block = blockOf(element);
			const { overflowX, overflowY } = styleOf(block);
			const box = block.getBoundingClientRect();
			const outside = lines.some(
				(line) =>
					(overflowX === 'visible' &&
						(line.right > box.right + ROUNDING || line.left < box.left - ROUNDING)) ||
					(overflowY === 'visible' &&
						(line.bottom - line.height * LEADING > box.bottom ||
							line.top + line.height * LEADING < box.top)),
			);
			if (outside) found.push(`text stands outside of its box: ${nameOf(block)}`);
		}
		for (const field of document.querySelectorAll<HTMLInputElement>(
			'input[type="text"], input[type="search"]',
		))
			if (isShown(field) && field.scrollWidth > field.clientWidth + ROUNDING)
				found.push(`the value “${field.value}” is cut: ${nameOf(field)}`);
		for (const field of document.querySelectorAll('select')) {
			const { font, paddingLeft, paddingRight } = styleOf(field);
			canvas.font = font;
			const text = field.selectedOptions[0]?.text ?? '';
			const room =
				field.clientWidth -
				Number.parseFloat(paddingLeft) -
				Number.parseFloat(paddingRight) -
				ARROW;
			if (isShown(field) && canvas.measureText(text).width > room)
				found.push(`the choice “${text}” is cut: ${kindOf(field)}`);
		}
		return [...found, ...outsideOfShapes(), ...crossed(), ...overlaps(all)];
	}

	/** The closed shapes of a drawing that lie under a point, the topmost last. */
	const shapesUnder = (text: Element, x: number, y: number): SVGGeometryElement[] =>
		[...text.closest('svg')!.querySelectorAll<SVGGeometryElement>(SHAPES)].filter((shape) => {
			if (shape.closest(NOT_DRAWN) || styleOf(shape).fill === 'none' || !shape.checkVisibility())
				return false;
			if (!(text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING)) return false;
			const inverse = shape.getScreenCTM()!.inverse();
			return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse));
		});

	function outsideOfShapes(): string[] {
		return [...document.querySelectorAll<SVGTextElement>('svg text')]
			.filter(isShown)
			.flatMap((text) => {
				const box = text.getBoundingClientRect();
				const shape = shapesUnder(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2).at(
					-1,
				);
				if (!shape || box.width === 0) return [];
				const around = shape.getBoundingClientRect();
				const slack = box.height * LEADING;
				const isWithin =
					box.left >= around.left - ROUNDING &&
					box.right <= around.right + ROUNDING &&
					box.top >= around.top - slack &&
					box.bottom <= around.bottom + slack;
				return isWithin ? [] : [`text stands outside of its shape: ${nameOf(text)}`];
			});
	}

	/** Labels of a drawing that a line runs through, but for the line’s own label, which is in its group. */
	function crossed(): string[] {
		const STEP = 4;
		const lines = [...document.querySelectorAll<SVGPathElement>('svg path')].filter((path) => {
			const { fill, stroke } = styleOf(path);
			return fill === 'none' && stroke !== 'none' && !path.closest(NOT_DRAWN) && isShown(path);
		});
		return [...document.querySelectorAll<SVGTextElement>('svg text')]
			.filter(isShown)
			.flatMap((text) => {
				const box = text.getBoundingClientRect();
				const slack = box.height * LEADING;
				const line = lines.find((path) => {
					if (path.ownerSVGElement !== text.ownerSVGElement) return false;
					if (path.parentElement === text.parentElement) return false;
					const matrix = path.getScreenCTM()!;
					for (let at = 0; at <= path.getTotalLength(); at += STEP) {
						const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
						if (
							x > box.left + ROUNDING &&
							x < box.right - ROUNDING &&
							y > box.top + slack &&
							y < box.bottom - slack
						)
							return true;
					}
					return false;
				});
				return line ? [`a line runs through text: ${nameOf(text)}`] : [];
			});
	}

	/** Lines of different elements that lie on each other; what stays in sight while the rest scrolls is meant to. */
	function overlaps(all: readonly Text[]): string[] {
		const lines = all
			.filter(
				({ element }) =>
					![element, ...ancestorsOf(element)].some((at) =>
						/^(fixed|sticky)$/.test(styleOf(at).position),
					),
			)
			.flatMap(({ element, lines: own }) =>
				own.map((line) => {
					const seen = seenOf(element, line);
					const slack = line.height * LEADING;
					return {
						element,
						left: seen.left + ROUNDING,
						right: seen.right - ROUNDING,
						top: seen.top + slack,
						bottom: seen.bottom - slack,
					};
				}),
			)
			.filter((line) => !isEmpty(line))
			.sort((a, b) => a.top - b.top);
		const found = new Set<string>();
		lines.forEach((line, index) => {
			for (let next = index + 1; next < lines.length; next += 1) {
				const other = lines[next]!;
				if (other.top >= line.bottom) break;
				if (other.element !== line.element && !isEmpty(intersection(line, other)))
					found.add(`text lies on text: ${nameOf(line.element)}, ${nameOf(other.element)}`);
			}
		});
		return [...found];
	}

	/** Red, green, blue from 0 to 255 and alpha from 0 to 1, of any colour of CSS. */
	const colourOf = (css: string, opacity = 1): [number, number, number, number] => {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = css;
		canvas.fillRect(0, 0, 1, 1);
		const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
		return [red!, green!, blue!, (alpha! / 255) * opacity];
	};
	type Colour = ReturnType<typeof colourOf>;
	const over = (top: Colour, bottom: Colour): Colour => {
		const mix = (index: 0 | 1 | 2) => top[index] * top[3] + bottom[index] * (1 - top[3]);
		return [mix(0), mix(1), mix(2), 1];
	};
	/** WCAG’s relative luminance. */
	const luminance = ([red, green, blue]: Colour) => {
		const [r, g, b] = [red, green, blue].map((part) => {
			const share = part / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
	};
	const contrast = (a: Colour, b: Colour) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high! + 0.05) / (low! + 0.05);
	};

	function drawingContrast(): string[] {
		return [...document.querySelectorAll<SVGTextElement>('svg text')]
			.filter(isShown)
			.flatMap((text) => {
				const style = styleOf(text);
				const box = text.getBoundingClientRect();
				const page = ancestorsOf(text)
					.reverse()
					.reduce<Colour>(
						(beneath, at) =>
							at instanceof HTMLElement
								? over(colourOf(styleOf(at).backgroundColor), beneath)
								: beneath,
						[255, 255, 255, 1],
					);
				const y = (box.top + box.bottom) / 2;
				const ratios = [box.left + 1, (box.left + box.right) / 2, box.right - 1].map((x) => {
					const shapes = shapesUnder(text, x, y).map((shape) => {
						const { fill, fillOpacity, opacity } = styleOf(shape);
						return colourOf(fill, Number(fillOpacity) * Number(opacity));
					});
					const hasHalo = style.stroke !== 'none' && style.paintOrder.startsWith('stroke');
					const halo = hasHalo ? [colourOf(style.stroke, Number(style.strokeOpacity))] : [];
					const ground = [...shapes, ...halo].reduce(
						(beneath, shape) => over(shape, beneath),
						page,
					);
					return contrast(
						over(colourOf(style.fill, Number(style.fillOpacity) * Number(style.opacity)), ground),
						ground,
					);
				});
				const size = textSizeOf(text);
				const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
				const worst = Math.min(...ratios);
				return worst >= (isLarge ? 3 : 4.5)
					? []
					: [`contrast of ${worst.toFixed(2)}: ${nameOf(text)}`];
			});
	}

	const found = {
		overflow,
		'text-size': textSize,
		'target-size': targetSize,
		'clipped-text': clippedText,
		'drawing-contrast': drawingContrast,
	}[rule]();
	return [...new Set(found)];
}
