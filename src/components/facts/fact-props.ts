import { z } from 'astro/zod';
import { units, type UnitName } from '../../lib/facts/units.ts';

/** What a page may say to `<Fact>`; made once and not for every figure of every page. */
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
