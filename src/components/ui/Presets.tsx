/** A scene of a lab, from `src/content/presets`. */
export interface Preset {
	title: string;
	/** What to look for. */
	look: string;
	/** Where the example comes from. */
	source?: { label: string; href: string } | undefined;
	/** Query of the scene, every input explicit. */
	state: string;
}

interface Props {
	presets: readonly Preset[];
	/** Query of the present state, every input explicit, to mark the preset that is shown. */
	current: string;
	ready: boolean;
	onPreset: (preset: Preset) => void;
}

/** Examples to begin with, each with a sentence on what to look for. */
export function Presets({ presets, current, ready, onPreset }: Props) {
	const shown = presets.find((preset) => preset.state === current);
	return (
		<fieldset class="lab-presets">
			<legend>Examples</legend>
			{/* On a phone the row scrolls; while its buttons are off, the keyboard needs the row itself. */}
			<div tabIndex={ready ? undefined : 0}>
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
