import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A value that follows `value` once what else depends on it is painted: for charts below an answer, so that a
 * moved slider never waits for them. The first value is there at once, as in the built HTML.
 */
export function useAfterPaint<T>(value: T): T {
	const [shown, setShown] = useState(value);
	const latest = useRef(value);
	latest.current = value;
	useEffect(() => {
		if (Object.is(value, shown)) return;
		const painted = new MessageChannel();
		painted.port1.onmessage = () => setShown(latest.current);
		const frame = requestAnimationFrame(() => painted.port2.postMessage(null));
		return () => {
			cancelAnimationFrame(frame);
			painted.port1.onmessage = null;
		};
	}, [value]);
	return shown;
}
