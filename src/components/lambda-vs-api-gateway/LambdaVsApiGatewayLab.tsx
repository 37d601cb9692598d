import { useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber } from '~/lib/format/number';
import {
	fieldsFor,
	type LambdaVsApiGatewayState,
	type Limits,
} from '~/lib/lambda-vs-api-gateway/state';
import { verdictOf } from '~/lib/lambda-vs-api-gateway/verdict';
import { defaultsOf } from '~/lib/url-state/codec';
import { logScale } from '~/lib/url-state/log-scale';
import { NumberField, SLIDER_STEPS } from '../ui/NumberField';
import { useUrlState } from '../ui/use-url-state';
import './lambda-vs-api-gateway.css';

interface Props {
	limits: Limits;
}

/** What the sliders span; the fields beside them take more. */
const rates = logScale(10, 200_000, SLIDER_STEPS);

/** Steady state of a Lambda function behind API Gateway: what binds, and what would lift it. */
export default function LambdaVsApiGatewayLab({ limits }: Props) {
	const fields = useMemo(() => fieldsFor(limits), [limits]);
	const durations = useMemo(
		() => logScale(0.001, limits.maxDurationSeconds, SLIDER_STEPS),
		[limits],
	);
	const { state, notices, ready, update, replace, link } = useUrlState(fields);
	const beforeReset = useRef<LambdaVsApiGatewayState | null>(null);
	const [copied, setCopied] = useState('');
	const { sentence, numbers } = verdictOf(state, limits);

	const copy = async () => {
		const address = link();
		try {
			await navigator.clipboard.writeText(address);
			setCopied('Link copied.');
		} catch {
			setCopied(address);
		}
	};
	const reset = () => {
		beforeReset.current = state;
		replace(defaultsOf(fields));
	};
	const undo = () => {
		if (beforeReset.current) replace(beforeReset.current);
		beforeReset.current = null;
	};

	return (
		<form
			class="lambda-vs-api-gateway"
			aria-label="Concurrency and throughput calculator"
			onSubmit={(event) => event.preventDefault()}
		>
			<p class="lab-question">
				How many requests a second does a function behind API Gateway really serve?
			</p>
			{notices.map((notice) => (
				<p class="lab-notice" key={notice}>
					{notice}
				</p>
			))}
			<output class="lab-verdict">{sentence}</output>
			{numbers && (
				<dl>
					<Number
						label="Required concurrency"
						value={numbers.requiredConcurrency}
						unit="concurrent executions"
					/>
					<Number label="Quota used" value={numbers.quotaUnits} unit="units" />
					<Number
						label="Ceiling of the function"
						value={numbers.ceiling}
						unit="concurrent executions"
					/>
					<Number label="Served" value={numbers.admitted} unit="requests a second" />
					<Number
						label="Refused by API Gateway"
						value={numbers.gatewayRefused}
						unit="requests a second"
					/>
					<Number
						label="Throttled by Lambda"
						value={numbers.lambdaThrottled}
						unit="requests a second"
					/>
				</dl>
			)}
			{!ready && (
				<p class="lab-hint">
					The figures are those of the inputs below; changing them needs JavaScript.
				</p>
			)}
			<div class="lab-fields">
				<NumberField
					label="Request rate"
					unit="requests a second"
					field={fields.requestsPerSecond}
					value={state.requestsPerSecond}
					disabled={!ready}
					onValue={(requestsPerSecond) => update({ requestsPerSecond })}
					slider={{
						position: rates.positionOf(state.requestsPerSecond),
						text: `${formatNumber(state.requestsPerSecond)} requests a second`,
						onPosition: (position) => update({ requestsPerSecond: rates.valueAt(position) }),
					}}
				/>
				<NumberField
					label="Mean duration"
					unit="seconds"
					field={fields.durationSeconds}
					value={state.durationSeconds}
					disabled={!ready}
					onValue={(durationSeconds) => update({ durationSeconds })}
					slider={{
						position: durations.positionOf(state.durationSeconds),
						text: `${formatNumber(state.durationSeconds)} seconds`,
						onPosition: (position) => update({ durationSeconds: durations.valueAt(position) }),
					}}
				/>
				<NumberField
					label="Account concurrency"
					unit="concurrent executions"
					field={fields.accountConcurrency}
					value={state.accountConcurrency}
					disabled={!ready}
					onValue={(accountConcurrency) => update({ accountConcurrency })}
				/>
				<NumberField
					label="Reserved for this function"
					unit="concurrent executions, empty for none"
					field={fields.reservedConcurrency}
					value={state.reservedConcurrency}
					disabled={!ready}
					onValue={(reservedConcurrency) => update({ reservedConcurrency })}
				/>
				<NumberField
					label="API Gateway rate"
					unit="requests a second"
					field={fields.gatewayRequestsPerSecond}
					value={state.gatewayRequestsPerSecond}
					disabled={!ready}
					onValue={(gatewayRequestsPerSecond) => update({ gatewayRequestsPerSecond })}
				/>
			</div>
			<p class="lab-actions">
				<button type="button" disabled={!ready} onClick={copy}>
					Copy link
				</button>
				<button type="button" disabled={!ready} onClick={reset}>
					Reset
				</button>
				{beforeReset.current && (
					<button type="button" onClick={undo}>
						Undo reset
					</button>
				)}
				<span role="status">{copied}</span>
			</p>
			<p class="lab-hint">
				Assumed: a steady rate, no other function with a reservation, every request reaches Lambda,
				and both services hold exactly to their limits, which AWS calls targets.
			</p>
		</form>
	);
}

function Number({ label, value, unit }: { label: string; value: number; unit: string }) {
	const rounded = value >= 10 ? Math.round(value) : Math.round(value * 100) / 100;
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<strong>{formatNumber(rounded)}</strong> {unit}
			</dd>
		</div>
	);
}
