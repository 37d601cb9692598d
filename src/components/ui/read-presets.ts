import { getEntry } from 'astro:content';
import { explicitState, hasState, readState, type Fields } from '~/lib/url-state/codec';
import type { Preset } from './Presets.tsx';

/**
 * The scenes of a lab, as its view takes them.
 *
 * @throws {Error} naming file, scene and remedy where a scene asks for an input that is not there, or for a
 * value that it cannot have
 */
export async function readPresets<S extends object>(
	lab: string,
	fields: Fields<S>,
): Promise<Preset[]> {
	const entry = await getEntry('presets', lab);
	if (!entry)
		throw new Error(`src/content/presets/${lab}.yaml does not exist: add the lab’s scenes`);
	return entry.data.presets.map(({ title, look, source, state }) => {
		const values = Object.entries(state).map(([key, value]) => [key, String(value)]);
		const query = new URLSearchParams(values).toString();
		const wrong = Object.keys(state).filter((key) => !hasState(fields, `${key}=`));
		const { state: scene, notices } = readState(fields, query);
		if (wrong.length > 0 || notices.length > 0)
			throw new Error(
				`src/content/presets/${lab}.yaml: “${title}”: ${[...wrong.map((key) => `no input has the key ${key}`), ...notices].join(' ')}`,
			);
		return { title, look, source, state: explicitState(fields, scene) };
	});
}
