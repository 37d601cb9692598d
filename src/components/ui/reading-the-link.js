{
	const keys = document.currentScript.dataset.keys.split(' ');
	const query = new URLSearchParams(location.search);
	if (keys.some((key) => query.has(key)))
		document.documentElement.setAttribute('data-reading-link', '');
}
