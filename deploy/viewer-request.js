/**
 * What CloudFront makes of a reader's request before it looks for the file (runtime cloudfront-js-2.0):
 * `/a/` is `/a/index.html` of the bucket, `/a/b` is sent to `/a/b/`, and a name with an extension stays as it is.
 */
function handler(event) {
	const request = event.request;
	const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
	if (name === '') request.uri += 'index.html';
	else if (!name.includes('.') && isPlainPath(request.uri))
		return redirectTo(request.uri + '/', request);
	return request;
}

/**
 * Whether a browser reads the path as one of this site. It does not where the path begins with `//` or `/\`: those
 * name another host. No page has such characters in its address, so that these requests end at the page for 404.
 */
function isPlainPath(uri) {
	return /^(?:\/[\w.~-]+)+$/.test(uri);
}

/** The query goes along as it came: labs keep their state there. */
function redirectTo(path, request) {
	const query = request.rawQueryString();
	return {
		statusCode: 301,
		statusDescription: 'Moved Permanently',
		headers: { location: { value: query ? path + '?' + query : path } },
	};
}
