// Runs before the first paint, so that no reader of a shared link sees the example's answer as the shared one.
{
	const keys = document.currentScript.dataset.keys.split(' ');
	const query = new URLSearchParams(location.search);
	// The attribute's name is written out, because rules that no script names are taken out of the style sheets.
	if (keys.some((key) => query.has(key)))
		document.documentElement.setAttribute('data-reading-link', '');
}
