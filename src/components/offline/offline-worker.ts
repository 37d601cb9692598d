import { clientsClaim, setCacheNameDetails } from 'workbox-core';
import {
	cleanupOutdatedCaches,
	matchPrecache,
	precacheAndRoute,
	type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** What the build puts in: every file of the copy with its revision. */
declare const self: { __WB_MANIFEST: PrecacheEntry[] };

setCacheNameDetails({ prefix: 'handbook' });
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST, {
	// Labs carry their state in the query, and Pagefind asks for its entry file with a time stamp.
	ignoreURLParametersMatching: [/./],
});
registerRoute(
	({ request }) => request.mode === 'navigate',
	async ({ request }) =>
		fetch(request).catch(async () => (await matchPrecache('404.html')) ?? Response.error()),
);
