/** A scene of a lab, from `src/content/presets`. */
export interface Preset {
	title: string;
	/** What to look for. */
	look: string;
	/** Where the example comes from. */
	source?: { label: string; href: string } | undefined;
	/** Query of the inputs that differ from the page’s own example. */
	query: string;
}

interface Props {
	presets: readonly Preset[];
	/** Query of the present state, to mark the preset that is shown. */
	current: string;
	queryOf: (preset: Preset) => string;
	ready: boolean;
	onPreset: (preset: Preset) => void;
}

/** Examples to begin with, each with a sentence on what to look for. */
export function Presets({ presets, current, queryOf, ready, onPreset }: Props) {
	const shown = presets.find((preset) => queryOf(preset) === current);
	return (
		<fieldset class="lab-presets">
			<legend>Examples</legend>
			<div>
				{presets.map((preset) => (
					<button
						key={preset.title}
						type="button"
						disabled={!ready}
						aria-pressed={preset === shown}
						onClick={() => onPreset(preset)}
					>
						{preset.title}
					</button>
				))}
			</div>
			{shown && (
				<p class="lab-hint">
					{shown.look}
					{shown.source && (
						<>
							{' '}
							<a href={shown.source.href}>{shown.source.label}</a>
						</>
					)}
				</p>
			)}
		</fieldset>
	);
}
