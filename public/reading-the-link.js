// Runs before the first paint, so that no reader of a shared link sees the example's answer as the shared one.
{
	const keys = document.currentScript.dataset.keys.split(' ');
	const query = new URLSearchParams(location.search);
	if (keys.some((key) => query.has(key))) document.documentElement.dataset.readingLink = '';
}
