import { z } from 'astro/zod';
import { units, type UnitName } from '../../lib/facts/units.ts';

/** What a page may say to `<Fact>`. Props are checked by schemas of modules, because a component would make them at each use. */
export const factProps = z.strictObject({
	/** A fact, or `table/row`. */
	id: z.string(),
	/** Another unit of the same dimension to show the figure in. */
	in: z.enum(Object.keys(units) as [UnitName, ...UnitName[]]).optional(),
	/** Which number to show: of a range its end or default, of tiers the one of this label. */
	part: z.string().optional(),
	/** Leaves the unit to the sentence around it. */
	bare: z.boolean().optional(),
});

/** What a page may say to `<FactTable>`. */
export const factTableProps = z.strictObject({
	/** Facts and `table/row`s, in the order of the table. */
	ids: z.array(z.string()).min(1),
	/** What the table shows; read before it by a screen reader, and by everyone above it. */
	caption: z.string().min(10),
});

/** What a page may say to `<Correction>`. */
export const correctionProps = z.strictObject({
	/** A fact whose note was wrong or is outdated. */
	id: z.string(),
	/** When AWS changed it, where that is known. */
	since: z.string().optional(),
});
