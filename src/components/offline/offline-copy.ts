const MB = 1024 * 1024;

/** How often the progress of a copy is looked at. */
const PROGRESS_MS = 250;

/** Makes, shows and removes the copy of the site that is kept on the reader’s device. */
class OfflineCopy {
	readonly #base: string;
	readonly #button: HTMLButtonElement;
	readonly #status: HTMLElement;
	#act = () => this.#offer();

	constructor(control: HTMLElement) {
		this.#base = control.dataset['base']!;
		this.#button = control.querySelector('button')!;
		this.#status = control.querySelector('[role="status"]')!;
		this.#button.addEventListener('click', () => void this.#act());
		void this.#registration().then((registration) =>
			registration?.active ? this.#showKept('') : this.#offer(),
		);
	}

	#registration(): Promise<ServiceWorkerRegistration | undefined> {
		return navigator.serviceWorker.getRegistration(this.#base);
	}

	#show(said: string, label: string, act: () => Promise<void>): void {
		this.#status.textContent = said;
		this.#button.textContent = label;
		this.#act = act;
	}

	/** Says how large the copy is before anything is loaded. */
	async #offer(): Promise<void> {
		try {
			const response = await fetch(`${this.#base}offline.json`);
			const { files, bytes } = (await response.json()) as { files: number; bytes: number };
			this.#show(
				`All pages, labs and the search: ${(bytes / MB).toFixed(1)} MB in ${files} files.`,
				'Copy them to this device',
				() => this.#copy(files),
			);
		} catch {
			this.#status.textContent = 'The copy cannot be made: the network does not answer.';
		}
	}

	async #copy(files: number): Promise<void> {
		this.#button.disabled = true;
		const progress = setInterval(() => {
			void this.#copied().then((copied) => {
				// What was counted before the end may arrive after it.
				if (this.#button.disabled) this.#status.textContent = `${copied} of ${files} files copied`;
			});
		}, PROGRESS_MS);
		try {
			await installed(await navigator.serviceWorker.register(`${this.#base}sw.js`));
			this.#showKept('Copied. ');
		} catch {
			this.#show('The copy was not finished: the network failed.', 'Try again', () =>
				this.#copy(files),
			);
		} finally {
			clearInterval(progress);
			this.#button.disabled = false;
		}
	}

	#showKept(before: string): void {
		this.#show(`${before}This handbook is kept on this device.`, 'Remove it', () => this.#remove());
	}

	async #remove(): Promise<void> {
		await (await this.#registration())?.unregister();
		for (const name of await this.#caches()) await caches.delete(name);
		this.#show('The copy is removed.', 'Read offline', () => this.#offer());
	}

	/** Names of this site’s caches; another site may stand under the same origin. */
	async #caches(): Promise<string[]> {
		const own = `-${location.origin}${this.#base}`;
		return (await caches.keys()).filter(
			(name) => name.startsWith('handbook-') && name.endsWith(own),
		);
	}

	async #copied(): Promise<number> {
		const [name] = await this.#caches();
		return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
	}
}

/** Waits until the worker has copied everything; fails where it gives up. */
function installed(registration: ServiceWorkerRegistration): Promise<void> {
	const worker = registration.installing;
	if (registration.active || worker === null) return Promise.resolve();
	return new Promise((resolve, reject) => {
		worker.addEventListener('statechange', () => {
			if (worker.state === 'activated') resolve();
			if (worker.state === 'redundant') reject(new Error('the copy was given up'));
		});
	});
}

new OfflineCopy(document.querySelector<HTMLElement>('offline-reading')!);
