export const id = 2473;
export const ids = [2473];
export const modules = {

  2777:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  quoted)
  });
function quoted(text) {
    const shown = text.slice(0, maxQuoted);
    return JSON.stringify(shown === text ? shown : `${shown}…`);
}
const maxQuoted = 200;


  }),

  3420:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fy: () => (  limits),
    Yh: () => (  isManifest),
    referencesInManifests: () => (  referencesInManifests),
    wJ: () => (  imagesOfFile)
  });
  var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _kubernetes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6363);
  var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3310);




const limits = { files: 1000, bytes: 64 * 1024 * 1024, fileBytes: 4 * 1024 * 1024 };
async function referencesInManifests(path) {
    const files = await manifestFiles(path).catch((cause) => {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj ? cause : unreadable(path, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause), cause);
    });
    const found = [];
    let bytes = 0;
    for (const file of files) {
        const content = await readManifest(file);
        bytes += content.length;
        if (bytes > limits.bytes)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The manifests in ${path} are longer than ${limits.bytes} bytes`, { hint: 'Name a folder further down.' });
        for (const image of imagesOfFile((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .$2)(content, file), file))
            found.push({ ...image, file });
    }
    return found;
}
function imagesOfFile(text, file) {
    if (isRecipe(file) && !(0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .Y3)(text, file))
        throw (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .kW)(file);
    return (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .wn)(text, file);
}
async function readManifest(file) {
    const content = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .XF)(file, limits.fileBytes).catch((cause) => {
        throw unreadable(file, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause), cause);
    });
    if (content.kind === 'content')
        return content.bytes;
    throw content.kind === 'not regular'
        ? unreadable(file, 'it is not a regular file')
        : new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `${file} is longer than ${limits.fileBytes} bytes`, {
            hint: 'Split it.',
        });
}
async function manifestFiles(path) {
    if (!(await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .lQ)(path)))
        return [path];
    const files = [];
    for (const { file, isLink } of await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .nG)(path)) {
        if (!isManifest(file) || (isLink && (await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .lQ)(file))))
            continue;
        if (isLink && !(await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .UO)(file, path)))
            throw unreadable(file, `it is a link to a file outside of ${path}`);
        files.push(file);
    }
    if (files.length > limits.files)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, {
            hint: 'Name a folder further down.',
        });
    return files.toSorted();
}
function isManifest(file) {
    return /\.(?:ya?ml|json)$/i.test(file) || isRecipe(file);
}
function isRecipe(file) {
    return /^kustomization(?:\.ya?ml)?$/i.test((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file));
}
function unreadable(path, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${what}`, {
        cause,
        hint: 'Give a regular file or a folder of them, relative to the workspace.',
    });
}


  }),

  2473:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  referencesInFiles: () => (  referencesInFiles)
});

var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/image/dockerfile-lines.js
const dockerfileHint = 'Correct it (docker build --check); a template must be rendered before this step.';
function isComment(line) {
    return line.trimStart().startsWith('#');
}
function logicalLine(lines, cursor, escape) {
    const starts = [];
    const texts = [];
    let length = 0;
    let isContinued = true;
    for (let isFirst = true; isContinued && cursor.at < lines.length; isFirst = false) {
        const line = lines[cursor.at] ?? '';
        cursor.at += 1;
        const isBlank = isComment(line) || line.trim() === '';
        if (isBlank && isFirst)
            break;
        if (isBlank)
            continue;
        const text = uncontinued(isFirst ? line.trimStart() : line, escape);
        isContinued = text !== undefined;
        starts.push({ at: length, line: cursor.at });
        texts.push(text ?? line);
        length += (text ?? line).length;
    }
    return { text: texts.join(''), starts };
}
function uncontinued(line, escape) {
    const end = withoutEnd(line, ' \t');
    return end.endsWith(escape) && end.at(-2) !== escape ? end.slice(0, -1) : undefined;
}
function withoutEnd(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}
function lineOf(starts, at) {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle]?.at ?? 0) <= at)
            low = middle;
        else
            high = middle;
    }
    return starts[low]?.line ?? 0;
}

// EXTERNAL MODULE: ./build/src/image/file-refusal.js
var file_refusal = __webpack_require__(7608);
;// CONCATENATED MODULE: ./build/src/image/dockerfile-directives.js


function* directivesIn(lines) {
    for (const [at, line] of lines.entries()) {
        const [, name = '', value = ''] = /^#\s*([a-z][a-z0-9]*)\s*=\s*(.+)$/is.exec(line.trimEnd()) ?? [];
        if (!['syntax', 'escape', 'check'].includes(name.toLowerCase()))
            return;
        yield { name: name.toLowerCase(), value, line: at + 1 };
    }
}
function syntaxOf(lines) {
    const skipped = lines[0]?.startsWith('#!') === true ? 1 : 0;
    for (const { name, value, line } of directivesIn(lines.slice(skipped)))
        if (name === 'syntax')
            return { text: value.split(' ')[0] ?? '', line: line + skipped };
    return undefined;
}
function escapeOf(lines, file) {
    const seen = new Set();
    let escape = '\\';
    for (const { name, value, line } of directivesIn(lines.map((text) => text.trimStart()))) {
        if (seen.has(name) || (name === 'escape' && value !== '\\' && value !== '`'))
            throw (0,file_refusal .J)(file, `the directive in line ${line} is not one that BuildKit reads`, dockerfileHint);
        seen.add(name);
        if (name === 'escape')
            escape = value;
    }
    return escape;
}

// EXTERNAL MODULE: ./build/src/image/file-image.js
var file_image = __webpack_require__(2777);
;// CONCATENATED MODULE: ./build/src/image/variables.js

const composeGrammar = {
    name: /[_a-z][_a-z0-9]*/iy,
    operator: /:?[-?+]/y,
    isDollarDoubled: true,
    escape: undefined,
};
function dockerfileGrammar(escape) {
    return {
        name: /[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?\-$!]/uy,
        operator: /:?[-+?]|[#%/]{1,2}/y,
        isDollarDoubled: false,
        escape,
    };
}
const maxLength = 4096;
function partsOf(text, grammar) {
    if (text.length > maxLength)
        return undefined;
    try {
        return new PartReader(text, grammar).read('');
    }
    catch (error) {
        if (error instanceof NoTemplate)
            return undefined;
        throw error;
    }
}
function literalOf(parts) {
    return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}
function namesIn(parts) {
    const names = parts.flatMap((part) => typeof part === 'string' ? [] : [part.name, ...namesIn(part.word)]);
    return [...new Set(names)];
}
function defaultOf(parts, valueOf = () => undefined) {
    let text = '';
    for (const part of parts) {
        const next = typeof part === 'string' ? part : valueIn(part, valueOf);
        if (next === undefined || text.length + next.length > maxLength)
            return undefined;
        text += next;
    }
    return text;
}
function valueIn({ name, operator, word }, valueOf) {
    const value = valueOf(name);
    const isSet = operator.startsWith(':') ? (value ?? '') !== '' : value !== undefined;
    switch (operator) {
        case ':-':
        case '-':
            return isSet ? value : defaultOf(word, valueOf);
        case ':+':
        case '+':
            return isSet ? defaultOf(word, valueOf) : '';
        case '':
        case ':?':
        case '?':
            return value;
        default:
            return undefined;
    }
}
function whyVariable(parts, where, valueOf) {
    const names = namesIn(parts).map(file_image .T).join(', ');
    const text = defaultOf(parts, valueOf);
    return (`the value of ${names} is set ${where}` +
        (text === undefined ? ', and has no default here' : `; by default this is ${(0,file_image .T)(text)}`));
}
class NoTemplate extends Error {
}
class PartReader {
    #text;
    #grammar;
    #at = 0;
    constructor(text, grammar) {
        this.#text = text;
        this.#grammar = grammar;
    }
    read(end) {
        const parts = [];
        for (;;) {
            const character = this.#next();
            if (character === end)
                return parts;
            if (character === '')
                throw new NoTemplate();
            if (character === '$')
                parts.push(this.#variable());
            else
                parts.push(...this.#special(character, end));
        }
    }
    #next() {
        const character = this.#text.charAt(this.#at);
        this.#at += 1;
        return character;
    }
    #special(character, end) {
        const { escape } = this.#grammar;
        if (escape === undefined)
            return [character];
        if (character === escape) {
            const next = this.#next();
            return [end !== '"' || ['"', '$', escape, ''].includes(next) ? next : `${escape}${next}`];
        }
        if (end === '"')
            return [character];
        if (character === '"')
            return this.read('"');
        return [character === "'" ? this.#singleQuoted() : character];
    }
    #singleQuoted() {
        const end = this.#text.indexOf("'", this.#at);
        if (end < 0)
            throw new NoTemplate();
        const text = this.#text.slice(this.#at, end);
        this.#at = end + 1;
        return text;
    }
    #variable() {
        if (this.#grammar.isDollarDoubled && this.#take(/\$/y) !== '')
            return '$';
        if (this.#take(/\{/y) === '') {
            const name = this.#take(this.#grammar.name);
            if (name !== '')
                return { name, operator: '', word: [] };
            if (this.#grammar.isDollarDoubled)
                throw new NoTemplate();
            return '$';
        }
        const name = this.#take(this.#grammar.name);
        if (name === '')
            throw new NoTemplate();
        if (this.#take(/\}/y) !== '')
            return { name, operator: '', word: [] };
        const operator = this.#take(this.#grammar.operator);
        if (operator === '')
            throw new NoTemplate();
        return { name, operator, word: this.read('}') };
    }
    #take(pattern) {
        pattern.lastIndex = this.#at;
        const taken = pattern.exec(this.#text)?.[0] ?? '';
        this.#at += taken.length;
        return taken;
    }
}

;// CONCATENATED MODULE: ./build/src/image/here-documents.js

const grammar = dockerfileGrammar('\\');
function documentsIn(line) {
    if (!/\s\d*<</.test(line))
        return [];
    const words = wordsOf(line);
    if (words === 'unclosed quote')
        return [];
    if (words === 'unclear')
        return undefined;
    const documents = [];
    for (const word of words) {
        const [, indent = '', name = ''] = /^\d*<<(-?)\s*([^<]*)$/.exec(word) ?? [];
        if (name === '')
            continue;
        const parts = partsOf(name, grammar);
        const end = parts && literalOf(parts);
        if (end === undefined)
            return undefined;
        if (end !== '')
            documents.push({ end, isIndented: indent === '-' });
    }
    return documents;
}
function wordsOf(line) {
    const words = [];
    let word = '';
    for (let at = 0; at < line.length;) {
        const character = line.charAt(at);
        if (isSpace(character)) {
            if (word !== '')
                words.push(word);
            word = '';
            at += 1;
            continue;
        }
        const end = endOfPiece(line, at);
        if (typeof end === 'string')
            return end;
        word += line.slice(at, end);
        at = end;
    }
    return word === '' ? words : [...words, word];
}
function endOfPiece(line, at) {
    switch (line.charAt(at)) {
        case '\\':
            return at + 2;
        case "'": {
            const end = line.indexOf("'", at + 1);
            return end < 0 ? 'unclosed quote' : end + 1;
        }
        case '"':
            return endOfQuotes(line, at);
        case '$':
            return endOfVariable(line, at);
        case '<':
            return line.charAt(at + 1) === '<' ? endOfBlanks(line, at + 2) : at + 1;
        default:
            return at + 1;
    }
}
function endOfBlanks(line, at) {
    let end = at;
    while (isSpace(line.charAt(end)))
        end += 1;
    return end;
}
function endOfQuotes(line, start) {
    let at = start + 1;
    while (at < line.length) {
        const character = line.charAt(at);
        if (character === '"')
            return at + 1;
        const end = character === '$'
            ? endOfVariable(line, at)
            : at + (character === '\\' && '"$\\'.includes(line.charAt(at + 1)) ? 2 : 1);
        if (typeof end === 'string')
            return end;
        at = end;
    }
    return 'unclosed quote';
}
function endOfVariable(line, at) {
    if (line.charAt(at + 1) !== '{')
        return at + 1;
    const end = line.indexOf('}', at);
    const variable = line.slice(at, end + 1);
    return end < 0 || /["'\\<]|\$.*\$/s.test(variable) || partsOf(variable, grammar) === undefined
        ? 'unclear'
        : end + 1;
}
function isSpace(character) {
    return /^\s$/.test(character);
}

;// CONCATENATED MODULE: ./build/src/image/dockerfile-instructions.js






function readDockerfile(text, file) {
    const lines = text.split('\n').map((line) => withoutEnd(line, '\r'));
    const escape = escapeOf(lines, file);
    return {
        syntax: syntaxOf(lines),
        escape,
        instructions: [...instructionsIn(lines, escape, file)],
    };
}
function* instructionsIn(lines, escape, file) {
    const cursor = { at: 0 };
    while (cursor.at < lines.length) {
        const logical = logicalLine(lines, cursor, escape);
        if (logical.text.trim() === '')
            continue;
        const instruction = instructionIn(logical, file);
        yield instruction;
        skipDocuments(lines, cursor, logical.text, instruction.trigger ?? instruction, file);
    }
}
const names = [
    ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL'],
    ...['MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
];
const triggers = names.filter((name) => !['FROM', 'MAINTAINER', 'ONBUILD'].includes(name));
function instructionIn(logical, file) {
    const { instruction, restAt } = instructionAt(logical, 0, names, file);
    if (instruction.name !== 'ONBUILD')
        return instruction;
    const trigger = instructionAt(logical, restAt, triggers, file).instruction;
    return { ...instruction, trigger };
}
function instructionAt({ text, starts }, from, known, file) {
    const begin = skipBlanks(text, from);
    const word = /^[^\t\v\f\r ]*/.exec(text.slice(begin))?.[0] ?? '';
    const name = word.toUpperCase();
    const line = lineOf(starts, begin);
    if (!known.includes(name))
        throw (0,file_refusal .J)(file, `${(0,file_image .T)(word)} in line ${line} is not an instruction`, dockerfileHint);
    const { flags, end } = flagsIn(text, begin + word.length);
    const restAt = skipBlanks(text, end);
    const instruction = {
        name,
        flags: flags.map((flag) => ({ text: flag.text, line: lineOf(starts, flag.at) })),
        rest: text.slice(restAt).trimEnd(),
        line,
        restLine: lineOf(starts, restAt),
    };
    return { instruction, restAt };
}
function skipBlanks(text, at) {
    return text.length - text.slice(at).trimStart().length;
}
function flagsIn(text, start) {
    const flags = [];
    let end = start;
    for (;;) {
        const at = skipBlanks(text, end);
        if (!text.startsWith('--', at))
            return { flags, end };
        const flag = flagAt(text, at);
        end = flag.end;
        if (flag.text === '--')
            return { flags, end };
        flags.push({ text: flag.text, at });
    }
}
function flagAt(text, at) {
    let flag = '';
    let quote = '';
    let end = at;
    for (; end < text.length; end++) {
        const character = text.charAt(end);
        if (quote === '' && /\s/.test(character))
            break;
        if (character === '\\') {
            end += 1;
            flag += text.charAt(end);
        }
        else if (character === quote)
            quote = '';
        else if (quote === '' && (character === '"' || character === "'"))
            quote = character;
        else
            flag += character;
    }
    return { text: flag, end };
}
function skipDocuments(lines, cursor, text, { name, rest, line }, file) {
    if (!['ADD', 'COPY', 'RUN'].includes(name) || !text.includes('<<'))
        return;
    if (rest.startsWith('[') && Array.isArray((0,json .q)(rest)))
        return;
    const documents = documentsIn(text);
    if (documents === undefined)
        throw (0,file_refusal .J)(file, `whether line ${line} begins a here-document is not clear`, dockerfileHint);
    for (const { end, isIndented } of documents) {
        let next;
        do {
            next = lines[cursor.at];
            if (next === undefined)
                throw (0,file_refusal .J)(file, `the here-document of line ${line} has no line ${(0,file_image .T)(end)}`, dockerfileHint);
            cursor.at += 1;
        } while ((isIndented ? next.replace(/^\t+/, '') : next) !== end);
    }
}

;// CONCATENATED MODULE: ./build/src/image/dockerfile.js




function imagesOfDockerfile(text, file) {
    const { syntax, escape, instructions } = readDockerfile(text, file);
    const build = {
        file,
        grammar: dockerfileGrammar(escape),
        stages: new Set(),
        isBegun: false,
        defaults: new Map(),
    };
    const images = instructions.flatMap((instruction) => imagesOf(instruction, build));
    if (!build.isBegun)
        throw (0,file_refusal .J)(file, 'it has no FROM', 'Give Dockerfiles only.');
    return syntax === undefined ? images : [{ kind: 'syntax', ...syntax }, ...images];
}
function imagesOf(instruction, build) {
    switch (instruction.name) {
        case 'ARG':
            if (!build.isBegun)
                declare(instruction, build);
            return [];
        case 'FROM':
            return imageOfStage(instruction, build);
        default: {
            const { trigger } = instruction;
            if (trigger !== undefined)
                return sourcesOf(trigger, build).flatMap(imageInTrigger);
            const sources = sourcesOf(instruction, build);
            return sources.filter(({ kind, text }) => kind !== 'image' || !isKnown(text, build));
        }
    }
}
function declare({ rest }, { defaults, grammar }) {
    for (const word of rest.split(/\s+/)) {
        const at = word.indexOf('=');
        const parts = at < 0 ? undefined : partsOf(word.slice(at + 1), grammar);
        const value = parts && defaultOf(parts, (name) => defaults.get(name));
        if (value !== undefined)
            defaults.set(word.slice(0, at), value);
    }
}
function imageOfStage({ rest, line, restLine }, build) {
    const { file, grammar, stages, defaults } = build;
    const [base = '', as, name, ...more] = rest.split(/[\t\v\f\r ]+/);
    const parts = partsOf(base, grammar);
    const text = parts && literalOf(parts);
    if (parts === undefined ||
        text === '' ||
        base.includes('{{') ||
        more.length > 0 ||
        (as !== undefined && (as.toLowerCase() !== 'as' || name === undefined)))
        throw (0,file_refusal .J)(file, `the FROM in line ${line} is not one that BuildKit reads`, 'Write FROM image, or FROM image AS stage; a template must be rendered before this step.');
    const known = text !== undefined && isKnown(text, build);
    build.isBegun = true;
    if (name !== undefined)
        stages.add(name.toLowerCase());
    if (known)
        return [];
    if (text !== undefined)
        return [{ kind: 'image', text, line: restLine }];
    const why = whyVariable(parts, 'by each build', (argument) => defaults.get(argument));
    return [{ kind: 'unresolved', text: base, line: restLine, why }];
}
function isKnown(text, { stages }) {
    return text === 'scratch' || stages.has(text.toLowerCase());
}
function sourcesOf({ name, flags }, { file }) {
    const isCopy = name === 'COPY';
    if (!isCopy && name !== 'RUN')
        return [];
    return flags.flatMap(({ text, line }) => {
        const [flag, value] = splitAt(text, '=');
        if (flag !== (isCopy ? '--from' : '--mount'))
            return [];
        if (value === undefined)
            throw (0,file_refusal .J)(file, `the ${flag} in line ${line} has no value`, 'Write it after a "=".');
        const sources = isCopy ? [value] : sourcesOfMount(value);
        return sources.flatMap((source) => imageOfSource(source, isCopy, line));
    });
}
function imageOfSource(source, isCopy, line) {
    if (source === '' || (isCopy && /^[+-]?\d+$/.test(source)))
        return [];
    if (!/[$"'\\{]/.test(source))
        return [{ kind: 'image', text: source, line }];
    const why = `${(0,file_image .T)(source)} is not an image, and variables have no meaning here`;
    return [{ kind: 'unresolved', text: source, line, why }];
}
function sourcesOfMount(value) {
    if (value.includes('"'))
        return [value];
    return value.split(',').flatMap((field) => {
        const [key, source] = splitAt(field, '=');
        return key.toLowerCase() === 'from' && source !== undefined ? [source] : [];
    });
}
function imageInTrigger(image) {
    const { text, line } = image;
    if (image.kind !== 'image' || /[/:@]/.test(text))
        return [image];
    if (text === 'scratch')
        return [];
    const why = 'it may be a stage of each build that is based on this image';
    return [{ kind: 'unresolved', text, line, why }];
}
function splitAt(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

// EXTERNAL MODULE: ./build/src/image/yaml.js + 1 modules
var yaml = __webpack_require__(3524);
;// CONCATENATED MODULE: ./build/src/image/compose.js






const compose = {
    name: 'Compose',
    tags: { '!reset': 'gone', '!override': 'kept' },
    mergesAnywhere: true,
    hint: 'Correct it (docker compose config); render a template before this step.',
    refuse: file_refusal .J,
};
function imagesOfCompose(text, file) {
    const found = [];
    for (const document of (0,yaml .g)(text, file, compose)) {
        if (document.kind !== 'mapping')
            throw (0,file_refusal .J)(file, 'it holds something that is not a mapping', 'Give Compose files only.');
        const entries = document.entries();
        checkKeys(entries, file);
        found.push(...includedFiles(entries.get('include')));
        for (const service of entriesIn(entries.get('services')?.value).values())
            found.push(...imagesOfService(entriesIn(service.value), file));
    }
    return found;
}
const otherKeys = ['version', 'name', 'networks', 'volumes', 'configs', 'secrets', 'models'];
function checkKeys(entries, file) {
    const services = entries.get('services')?.value;
    if (services !== undefined && services.kind !== 'mapping' && !isNull(services))
        throw (0,file_refusal .J)(file, 'its "services" are not a mapping', compose.hint);
    if (services !== undefined || entries.has('include'))
        return;
    const key = [...entries.keys()].find((name) => !name.startsWith('x-') && !otherKeys.includes(name));
    if (key !== undefined)
        throw (0,file_refusal .J)(file, `it has no "services", but ${(0,file_image .T)(key)}, which Compose does not know`, 'Put the services under "services".');
}
function imagesOfService(service, file) {
    const image = service.get('image');
    const named = image === undefined || isNull(image.value) ? [] : [imageIn(image)];
    return [
        ...named,
        ...(named.length > 0 ? [] : extendedFile(service.get('extends'))),
        ...imagesOfBuild(entriesIn(service.get('build')?.value), file),
        ...itemsIn(service.get('volumes')).flatMap(imageOfVolume),
        ...itemsIn(service.get('pre_start')).flatMap((step) => {
            const own = entriesIn(step).get('image');
            return own === undefined || isNull(own.value) ? [] : [imageIn(own)];
        }),
    ];
}
function imageIn({ value, line }) {
    const text = textOf(value);
    if (text !== undefined)
        return imageOfText(text, line);
    const shown = value.kind === 'scalar' ? String(value.value) : '';
    return { kind: 'unresolved', text: shown, line, why: 'the image is not a text' };
}
function imageOfText(text, line) {
    const unresolved = (why) => ({ kind: 'unresolved', text, line, why });
    if (text.trim() === '')
        return unresolved('the image is empty');
    if (text.includes('{{'))
        return unresolved('it is a template that is not rendered');
    const parts = partsOf(text, composeGrammar);
    if (parts === undefined)
        return unresolved('Compose cannot read the variables in it');
    const literal = literalOf(parts);
    return literal === undefined
        ? unresolved(whyVariable(parts, 'where Compose runs'))
        : { kind: 'image', text: literal, line };
}
function extendedFile(entry) {
    const file = entriesIn(entry?.value).get('file');
    return file === undefined ? [] : [elsewhere(file.value, file.line)];
}
function includedFiles(entry) {
    if (entry === undefined || isNull(entry.value))
        return [];
    if (entry.value.kind !== 'list')
        return [elsewhere(entry.value, entry.line)];
    return entry.value.items().flatMap((item) => {
        const path = entriesIn(item).get('path');
        if (path?.value.kind === 'list')
            return path.value.items().map((one) => elsewhere(one, path.line));
        return [path === undefined ? elsewhere(item, entry.line) : elsewhere(path.value, path.line)];
    });
}
function elsewhere(value, line) {
    const text = textOf(value) ?? '';
    const parts = partsOf(text, composeGrammar);
    const file = parts === undefined ? undefined : literalOf(parts);
    if (file !== undefined && file !== '' && !/^[\w.+-]+(?::\/\/|@[\w.-]+:)/.test(file))
        return { kind: 'elsewhere', file, line };
    const why = 'it stands for services in a place that is not known here';
    return { kind: 'unresolved', text, line, why };
}
function imagesOfBuild(build, file) {
    const inline = build.get('dockerfile_inline');
    return [
        ...(inline === undefined || isNull(inline.value) ? [] : imagesOfInline(inline, file)),
        ...imagesOfContexts(build.get('additional_contexts')),
    ];
}
function imagesOfInline({ value, line }, file) {
    const text = textOf(value)?.replaceAll('$$', '$') ?? '';
    try {
        return imagesOfDockerfile(text, file).map((image) => image.kind === 'unresolved' ? { ...image, line } : { kind: 'image', text: image.text, line });
    }
    catch (error) {
        if (!(error instanceof errors .Tj))
            throw error;
        return [{ kind: 'unresolved', text: 'dockerfile_inline', line, why: error.message }];
    }
}
const imageScheme = 'docker-image://';
function imagesOfContexts(entry) {
    const given = entry?.value.kind === 'list'
        ? entry.value
            .items()
            .map((item) => ({ text: textOf(item)?.replace(/^[^=]*=/, ''), line: entry.line }))
        : [...entriesIn(entry?.value).values()].map(({ value, line }) => ({
            text: textOf(value),
            line,
        }));
    return given.flatMap(({ text, line }) => text?.startsWith(imageScheme) === true
        ? [imageOfText(text.slice(imageScheme.length), line)]
        : []);
}
function imageOfVolume(volume) {
    const entries = entriesIn(volume);
    const source = entries.get('source');
    const type = entries.get('type');
    return source !== undefined && type !== undefined && textOf(type.value) === 'image'
        ? [imageIn(source)]
        : [];
}
const none = new Map();
function entriesIn(value) {
    return value?.kind === 'mapping' ? value.entries() : none;
}
function itemsIn(entry) {
    return entry?.value.kind === 'list' ? entry.value.items() : [];
}
function textOf(value) {
    return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
function isNull(value) {
    return value.kind === 'scalar' && value.value === null;
}

// EXTERNAL MODULE: ./build/src/image/manifest-files.js
var manifest_files = __webpack_require__(3420);
;// CONCATENATED MODULE: ./build/src/image/file-kind.js




function isImageFile(file) {
    return (0,manifest_files .Yh)(file) || isDockerfile(file);
}
function kindOf(file, text) {
    if (isDockerfile(file) || (!(0,manifest_files .Yh)(file) && startsBuild(text)))
        return 'dockerfile';
    const byName = /^(?:docker-|podman-)?compose.*\.(?:ya?ml|json)$/i.test((0,external_node_path_.basename)(file))
        ? 'compose'
        : 'kubernetes';
    try {
        const documents = mappingsIn(text, file);
        if (documents.some((entries) => entries.has('apiVersion') && entries.has('kind')))
            return 'kubernetes';
        return documents.some((entries) => entries.get('services')?.value.kind === 'mapping')
            ? 'compose'
            : byName;
    }
    catch {
        return byName;
    }
}
function isDockerfile(file) {
    const name = (0,external_node_path_.basename)(file);
    return ((/^(?:(?:Dockerfile|Containerfile)(?:[._-].+)?|dockerfile|containerfile)$/.test(name) ||
        /[._-](?:[Dd]ocker|[Cc]ontainer)file$/.test(name)) &&
        !/\.(?:dockerignore|containerignore|ya?ml|json|md)$/i.test(name));
}
function startsBuild(text) {
    const first = text.split('\n').find((line) => !/^\s*(?:#|$)/.test(line)) ?? '';
    return /^\s*(?:ARG|FROM)[ \t]/i.test(first);
}
function mappingsIn(text, file) {
    return [...(0,yaml .g)(text, file, compose)].flatMap((document) => document.kind === 'mapping' ? [document.entries()] : []);
}

// EXTERNAL MODULE: ./build/src/image/kubernetes.js
var kubernetes = __webpack_require__(6363);
// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
;// CONCATENATED MODULE: ./build/src/image/named-files.js










async function referencesInFiles(patterns, workspace) {
    const gathered = {
        workspace: (0,external_node_path_.resolve)(workspace),
        files: new Map(),
        references: [],
        unresolved: [],
        elsewhere: [],
        problems: [],
    };
    for (const pattern of patterns)
        await addFiles(pattern, gathered);
    await readFiles(gathered);
    for (const { path, ...reference } of gathered.elsewhere) {
        const file = await (0,promises_.realpath)(path).catch(() => path);
        if (gathered.files.has(file))
            continue;
        const why = 'its services are in this other file, which is not among those given';
        gathered.unresolved.push({ ...reference, why });
    }
    const { references, unresolved, problems } = gathered;
    return { references: distinct(references), unresolved: distinct(unresolved), problems };
}
function distinct(references) {
    return [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
}
async function addFiles(pattern, gathered) {
    const { problems, workspace } = gathered;
    const before = problems.length;
    let count = 0;
    try {
        const paths = await pathsOf(pattern, workspace);
        const root = paths.length === 0 ? workspace : await rootOf(pattern, workspace);
        for (const path of paths) {
            const isGiven = path === (0,external_node_path_.resolve)(workspace, pattern);
            count += await addPath(path, root, isGiven, gathered);
        }
    }
    catch (error) {
        problems.push(unreadable(pattern, error));
    }
    if (count === 0 && problems.length === before)
        problems.push({
            file: pattern,
            message: `${(0,file_image .T)(pattern)} names no file that is read`,
            hint: 'Give files, folders or globs relative to the workspace: Kubernetes manifests and ' +
                'Compose files (.yaml, .yml, .json), Dockerfiles, Containerfiles.',
        });
}
async function pathsOf(pattern, workspace) {
    if (pattern.trim() === '')
        return [];
    const path = (0,external_node_path_.resolve)(workspace, pattern);
    const isThere = await (0,promises_.realpath)(path).then(() => true, () => false);
    if (isThere)
        return [path];
    const paths = [];
    for await (const match of (0,promises_.glob)(pattern, { cwd: workspace }))
        paths.push((0,external_node_path_.resolve)(workspace, match));
    return paths.toSorted();
}
async function rootOf(pattern, workspace) {
    const parts = pattern.split('/');
    const glob = parts.findIndex((part) => /[*?[{(]/.test(part));
    const fixed = glob < 0 ? pattern : parts.slice(0, glob).join('/');
    const path = (0,external_node_path_.resolve)(workspace, fixed === '' && (0,external_node_path_.isAbsolute)(pattern) ? external_node_path_.sep : fixed);
    if (!isOutside((0,external_node_path_.relative)(workspace, path)))
        return workspace;
    return (await (0,regular_file .lQ)(path)) ? path : (0,external_node_path_.dirname)(path);
}
function isOutside(path) {
    return path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path);
}
async function addPath(path, root, isGiven, gathered) {
    const { workspace, files, problems } = gathered;
    const real = await (0,promises_.realpath)(path);
    if (path !== root && !(await (0,regular_file .UO)(path, root))) {
        problems.push(unreadable(shown(path, workspace), `it is a link out of ${root}`));
        return 1;
    }
    if (!(await (0,regular_file .lQ)(path))) {
        if (!isGiven && !isImageFile(path))
            return 0;
        if (!files.has(real))
            files.set(real, shown(path, workspace));
        return 1;
    }
    let count = 0;
    for (const { file, isLink } of await (0,regular_file .nG)(path)) {
        if (!isImageFile(file))
            continue;
        try {
            if (isLink && (await (0,regular_file .lQ)(file)))
                continue;
            count += await addPath(file, root, false, gathered);
        }
        catch (error) {
            problems.push(unreadable(shown(file, workspace), error));
        }
    }
    return count;
}
function shown(path, workspace) {
    const short = (0,external_node_path_.relative)(workspace, path);
    return (isOutside(short) ? path : short).replaceAll(external_node_path_.sep, '/');
}
async function readFiles(gathered) {
    const { files, problems } = gathered;
    const all = [...files].toSorted(([, one], [, other]) => (one < other ? -1 : 1));
    let bytes = 0;
    for (const [at, [path, file]] of all.entries()) {
        if (at >= manifest_files .Fy.files || bytes > manifest_files .Fy.bytes) {
            const limit = at >= manifest_files .Fy.files ? `${manifest_files .Fy.files} files` : `${manifest_files .Fy.bytes} bytes`;
            problems.push({
                file,
                message: `At most ${limit} are read; left out, from this file on: ${all.length - at}`,
                hint: 'Name fewer of them, or spread them over several scopes.',
            });
            return;
        }
        try {
            bytes += await readFile(path, file, gathered);
        }
        catch (error) {
            problems.push(unreadable(file, error));
        }
    }
}
async function readFile(path, file, gathered) {
    const content = await (0,regular_file .XF)(path, manifest_files .Fy.fileBytes);
    if (content.kind !== 'content')
        throw new errors .Tj('INPUT_INVALID', content.kind === 'too long'
            ? `${file} is longer than ${manifest_files .Fy.fileBytes} bytes`
            : `${file} is not a regular file`, { hint: content.kind === 'too long' ? 'Split it.' : 'Give a regular file.' });
    const text = (0,kubernetes .$2)(content.bytes, file);
    for (const image of imagesIn(text, file)) {
        const reference = { text: image.kind === 'elsewhere' ? image.file : image.text, file };
        const place = { ...reference, line: image.line };
        if (image.kind === 'elsewhere')
            gathered.elsewhere.push({ ...place, path: (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), image.file) });
        else if (image.kind === 'unresolved')
            gathered.unresolved.push({ ...place, why: image.why });
        else if (/\$|\{\{/.test(image.text))
            gathered.unresolved.push({ ...place, why: 'something else fills in a part of it' });
        else
            gathered.references.push(place);
    }
    return content.bytes.length;
}
function imagesIn(text, file) {
    const kind = kindOf(file, text);
    switch (kind) {
        case 'compose':
            return imagesOfCompose(text, file);
        case 'dockerfile':
            return imagesOfDockerfile(text, file).map((image) => image.kind === 'syntax' ? { ...image, kind: 'image' } : image);
        case 'kubernetes':
            return (0,manifest_files .wJ)(text, file).map((image) => ({ ...image, kind: 'image' }));
    }
}
function unreadable(file, error) {
    if (error instanceof errors .Tj)
        return { file, message: error.message, hint: error.hint ?? '' };
    return {
        file,
        message: `${(0,file_image .T)(file)} cannot be read: ${(0,errors .bD)(error)}`,
        hint: 'Give regular files or folders of them, relative to the workspace.',
    };
}


  })

};
