/** What of D2's graph the text equivalent is made from. */
export interface Graph {
	shapes: readonly { id: string; label: string }[];
	connections: readonly {
		src: string;
		dst: string;
		srcArrow: string;
		dstArrow: string;
		label: string;
	}[];
}

/** A thing of a diagram, with what it contains. */
export interface Part {
	label: string;
	parts: Part[];
}

/** The text equivalent of a diagram: what contains what, and what leads where, in the order of the source. */
export interface DiagramText {
	parts: Part[];
	steps: string[];
}

/** The text equivalent of a D2 graph. Steps whose labels begin with a number are put in that order. */
export function textOf({ shapes, connections }: Graph): DiagramText {
	const byId = new Map(
		shapes.map(({ id, label }) => [id, { label: oneLine(label), parts: [] as Part[] }]),
	);
	const roots: Part[] = [];
	for (const [id, part] of byId) {
		// A group that only keeps things in line has no label and is no container to a reader.
		if (part.label === '') continue;
		(containerOf(id, byId)?.parts ?? roots).push(part);
	}
	const name = (id: string) => byId.get(id)?.label ?? id;
	const steps = connections
		.map(({ src, dst, srcArrow, dstArrow, label }) => {
			const backwards = srcArrow !== 'none' && dstArrow === 'none';
			const [from, to] = backwards ? [dst, src] : [src, dst];
			return {
				order: Number.parseInt(label, 10),
				text: `${name(from)} to ${name(to)}${label ? `: ${oneLine(label)}` : ''}`,
			};
		})
		.toSorted((a, b) => (Number.isNaN(a.order) || Number.isNaN(b.order) ? 0 : a.order - b.order))
		.map(({ text }) => text);
	return { parts: roots, steps };
}

function containerOf(id: string, parts: ReadonlyMap<string, Part>): Part | undefined {
	const parent = id.split('.').slice(0, -1).join('.');
	if (parent === '') return undefined;
	const part = parts.get(parent);
	return part === undefined || part.label === '' ? containerOf(parent, parts) : part;
}

const oneLine = (label: string) => label.replace(/\s*\n\s*/g, ' ').trim();
