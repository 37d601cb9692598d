import { writeFile } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const write = promisify(writeFile);

/**
 * Writes many files of a folder side by side, which leaves this thread free: file systems may take long over each new
 * one. Of Node’s ways it is the one that takes the least of this thread’s own time.
 */
export async function writeFiles(
	folder: string,
	files: Iterable<readonly [file: string, content: string | Uint8Array]>,
): Promise<void> {
	await Promise.all(
		Array.from(files, ([file, content]) => write(path.join(folder, file), content)),
	);
}
