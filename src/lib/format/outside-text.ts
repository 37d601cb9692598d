/** Characters that show nothing of their own and change what stands around them: controls, halves of pairs, turns of direction. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A text from outside as it may stand in a sentence: at most so many characters, and none that disturbs the sentence. */
export function outsideText(text: string, most = 40): string {
	const cut = text.length > most ? `${text.slice(0, most)}…` : text;
	return cut.replace(UNSEEN, '\ufffd');
}
