/** What is made once a build, and anew each time it is asked for in the author's server, where sources change. */
export function onceABuild<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		if (import.meta.env.DEV || made === undefined) made = make();
		return made;
	};
}
