#!/usr/bin/env bash
# The steps of the workflows’ jobs. GitHub and any other machine run the same: scripts/ci.sh check|build|audit
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1-}" in
check)
	npm ci
	npm test
	;;
build)
	npm ci
	npm run build
	;;
audit)
	for lockfile in $(git ls-files '*package-lock.json'); do
		echo "$lockfile"
		(cd "$(dirname "$lockfile")" && npm audit --audit-level=high)
	done
	;;
*)
	echo "usage: $0 check|build|audit" >&2
	exit 2
	;;
esac
