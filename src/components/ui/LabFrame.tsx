import type { ComponentChildren, Ref } from 'preact';
import { useState } from 'preact/hooks';
import { explicitState, readState, type Fields } from '~/lib/url-state/codec';
import { LabActions } from './LabActions.tsx';
import { Presets, type Preset } from './Presets.tsx';
import { useUrlState, type UrlState } from './use-url-state.ts';

/** Where a lab stands. */
export interface LabPlace {
	/** Path of the lab’s own page. */
	page: string;
	/** Scenes to begin with; none where the lab is embedded in a page about something else. */
	presets?: readonly Preset[] | undefined;
}

/** A lab’s state, what changes it, and the state that is kept as A. */
interface Lab<S extends object> extends LabPlace {
	fields: Fields<S>;
	url: UrlState<S>;
	pinned: S | null;
	onPin: (state: S | null) => void;
}

/** What every lab begins with; its frame takes it as it is. */
export function useLab<S extends object>(fields: Fields<S>, { page, presets }: LabPlace): Lab<S> {
	const url = useUrlState(fields);
	const [pinned, onPin] = useState<S | null>(null);
	return { fields, url, page, presets, pinned, onPin };
}

interface Props<S extends object> extends Lab<S> {
	/** Name of the form. */
	label: string;
	/** The question that the lab answers. */
	question: string;
	/** Name and rows of the CSV file. */
	csv: { name: string; rows: () => string[][] };
	/** What is chosen before anything is answered. */
	wayIn?: ComponentChildren;
	answer: ComponentChildren;
	answerRef?: Ref<HTMLDivElement>;
	/** What the reader sees before the lab is alive, to be followed by what needs JavaScript. */
	shown: string;
	/** What the whole lab has and an embedded one has not. */
	more: string;
	/** Inputs, pictures and tables. */
	children: ComponentChildren;
}

/** What all labs have around their own matter: question, examples, notices, answer, and what can be done with a state. */
export function LabFrame<S extends object>(props: Props<S>) {
	const { fields, url, page, presets, pinned, onPin, csv } = props;
	const { state, ready, replace, notices } = url;
	return (
		<form class="lab" aria-label={props.label} onSubmit={(event) => event.preventDefault()}>
			<p class="lab-question">{props.question}</p>
			{presets && (
				<Presets
					presets={presets}
					ready={ready}
					current={explicitState(fields, state)}
					onPreset={(preset) => replace(readState(fields, preset.state).state)}
				/>
			)}
			{notices.map((notice) => (
				<p class="lab-notice" key={notice}>
					{notice}
				</p>
			))}
			{props.wayIn}
			<div class="lab-answer" ref={props.answerRef ?? null}>
				{props.answer}
			</div>
			{props.children}
			{!presets && (
				<p class="lab-hint">
					<a href={`${page}?${explicitState(fields, state)}`}>Open this state in the whole lab</a>,{' '}
					{props.more}.
				</p>
			)}
			<LabActions
				fields={fields}
				url={url}
				page={page}
				label={props.label}
				pinned={pinned}
				onPin={onPin}
				csv={csv}
				unready={`${props.shown}; changing them needs JavaScript.`}
			/>
		</form>
	);
}
