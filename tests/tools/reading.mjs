// SPDX-License-Identifier: MIT
// How hard a text is to read. In (stdin): a JSON list of {"lang": "en" or "es", "text": ...}. Out: the same list with
// "words", "sentences", "syllables" and "score": in English the Flesch-Kincaid grade (Kincaid 1975, the package flesch-kincaid; syllables
// by the package syllable), in Spanish the ease of Fernandez Huerta (1959, in the form that Law corrected in 2011).
//
// Words and sentences are those of Unicode UAX 29 (Intl.Segmenter); what has a digit in it is no word. Spanish syllables are the vowels that espeak-ng speaks. Of 57 words that
// were counted by hand it has 4 wrong; hyphenators part words for print and miss what is spoken: the patterns of TeX as pyphen
// has them 28 wrong ("ci-ru-gía"), hypher and hyphen likewise. No package computes Fernandez Huerta, so its one line stands here.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fleschKincaid} from 'flesch-kincaid';
import {syllable} from 'syllable';

const NUCLEI = /[aeiouɛɔ]/gu; // of the IPA that espeak-ng writes for Spanish; the glides j, w, ɪ, ʊ belong to the vowel beside them

function pieces(text, lang, granularity) {
    return [...new Intl.Segmenter(lang, {granularity}).segment(text)];
}

function wordsOf(text, lang) {
    return pieces(text, lang, 'word').filter(piece => piece.isWordLike && !/\p{N}/u.test(piece.segment)).map(piece => piece.segment.toLowerCase());
}

function sentencesOf(text, lang) {
    return pieces(text, lang, 'sentence').filter(piece => /[\p{L}\p{N}]/u.test(piece.segment)).length;
}

// The syllables of each word, as spoken; a word of one letter is one.
function spoken(words) {
    const long = [...new Set(words)].filter(word => word.length > 1);
    const lines = execFileSync('espeak-ng', ['-v', 'es', '-q', '--ipa'], {input: long.join('\n\n'), encoding: 'utf8', maxBuffer: 1 << 26})
        .split('\n').filter(line => line.trim());
    if (lines.length !== long.length)
        throw new Error(`espeak-ng spoke ${lines.length} words of ${long.length}`);
    return new Map(long.map((word, i) => [word, Math.max(1, (lines[i].match(NUCLEI) ?? []).length)]));
}

const texts = JSON.parse(readFileSync(0, 'utf8')).map(item => ({...item, list: wordsOf(item.text, item.lang)}));
const spanish = spoken(texts.filter(item => item.lang === 'es').flatMap(item => item.list));

const measured = texts.map(({list, ...item}) => {
    const count = item.lang === 'es' ? word => spanish.get(word) ?? 1 : syllable;
    const counts = {word: list.length, sentence: sentencesOf(item.text, item.lang), syllable: list.reduce((sum, word) => sum + count(word), 0)};
    const score = item.lang === 'en' ? fleschKincaid(counts) :
        206.84 - 60 * counts.syllable / counts.word - 1.02 * counts.word / counts.sentence;
    return {...item, words: counts.word, sentences: counts.sentence, syllables: counts.syllable, score};
});
process.stdout.write(JSON.stringify(measured));
