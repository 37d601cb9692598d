import { useState } from 'preact/hooks';
import { strategyName } from '~/lib/spot-fleet/strategy';
import { recommend } from '~/lib/spot-fleet/recommend';
import { answersOf, type Limits, type SpotFleetState } from '~/lib/spot-fleet/state';
import type { Fields } from '~/lib/url-state/codec';
import { LabFields } from '../ui/LabFields.tsx';
import { questions } from './inputs.ts';

interface Props {
	fields: Fields<SpotFleetState>;
	state: SpotFleetState;
	limits: Limits;
	ready: boolean;
	update: (patch: Partial<SpotFleetState>) => void;
}

/** The questions one at a time, and what they come to beside them. */
export function AskMe({ limits, ...inputs }: Props) {
	const { state, ready, update } = inputs;
	const [asked, setAsked] = useState(0);
	const question = questions[asked]!;
	const isLast = asked === questions.length - 1;
	const { strategy, poolsToUse, reason, advice, disagreement } = recommend(
		answersOf(state, limits),
		state.pools,
	);
	return (
		<div class="fleet-ask">
			<fieldset class="fleet-question">
				<legend>
					Question {asked + 1} of {questions.length}: {question.title}
				</legend>
				<p class="lab-hint">{question.why}</p>
				<LabFields key={question.title} {...inputs} specs={question.specs} />
				<p class="lab-actions">
					<button type="button" disabled={asked === 0} onClick={() => setAsked(asked - 1)}>
						Back
					</button>
					<button type="button" disabled={isLast} onClick={() => setAsked(asked + 1)}>
						Next question
					</button>
				</p>
			</fieldset>
			<section class="fleet-advice" aria-label="Recommendation">
				<p>
					{isLast ? 'Use' : 'So far, use'}{' '}
					<strong>{strategy ? strategyName(strategy, state.api) : 'On-Demand Instances'}</strong>
					{poolsToUse !== null && `, over ${poolsToUse} pools`}
				</p>
				<p>{reason}</p>
				{disagreement && <p class="lab-notice">{disagreement}</p>}
				<ul>
					{advice.map((each) => (
						<li key={each}>{each}</li>
					))}
				</ul>
				{strategy && (
					<p>
						<button
							type="button"
							disabled={!ready}
							onClick={() => update({ strategy, poolsToUse, way: 'show' })}
						>
							Show me what it buys
						</button>
					</p>
				)}
			</section>
		</div>
	);
}
