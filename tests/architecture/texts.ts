import ts from 'typescript';

/** A locale file as read: texts, nested. */
export type Texts = { readonly [key: string]: string | Texts };

/** All texts by their full keys: {a: {b: 'x'}} under 'customers' is 'customers.a.b'. */
export function flatten(texts: Texts, prefix: string): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const full = `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(full, value);
    else for (const [inner, text] of flatten(value, full)) flat.set(inner, text);
  }
  return flat;
}

const PLURAL = /_(one|other)$/;

/** The key that code uses: `sales.lines_one` and `sales.lines_other` are asked for as `sales.lines`. */
export function baseOf(key: string): string {
  return key.replace(PLURAL, '');
}

function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => `{{${match[1]}}}`);
  const tags = [...text.matchAll(/<(\w+)[ />]/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...names, ...tags])].sort();
}

/** What differs between the two languages, and what is wrong in either; empty where all is well. */
export function compareLanguages(zh: Map<string, string>, en: Map<string, string>): string[] {
  const problems: string[] = [];
  const enBases = new Set([...en.keys()].map(baseOf));
  for (const key of zh.keys()) {
    if (PLURAL.test(key)) problems.push(`zh-CN ${key}: Chinese has no plural, use the bare key`);
    else if (!enBases.has(key)) problems.push(`en ${key}: missing`);
  }
  for (const [key, text] of en) {
    const base = baseOf(key);
    const home = zh.get(base);
    if (home === undefined) {
      problems.push(`zh-CN ${base}: missing`);
      continue;
    }
    if (base !== key && !(en.has(`${base}_one`) && en.has(`${base}_other`))) {
      problems.push(`en ${base}: needs both _one and _other`);
    }
    if (base !== key && en.has(base)) problems.push(`en ${base}: has a bare form beside its plural forms`);
    if (base === key && placeholders(text).includes('{{count}}')) {
      problems.push(`en ${key}: counts, so it needs _one and _other`);
    }
    const wanted = placeholders(home);
    const found = placeholders(text);
    // "One customer" need not say 1, in whatever form the number is given.
    const lacking = key.endsWith('_one') ? [] : wanted.filter((name) => !found.includes(name));
    const strange = found.filter((name) => !wanted.includes(name));
    if (lacking.length > 0) problems.push(`en ${key}: lacks ${lacking.join(' ')}`);
    if (strange.length > 0) problems.push(`en ${key}: has ${strange.join(' ')}, zh-CN has not`);
  }
  for (const [language, texts] of [['zh-CN', zh] as const, ['en', en] as const]) {
    for (const [key, text] of texts) {
      if (text.trim() === '') problems.push(`${language} ${key}: empty`);
    }
  }
  return problems;
}

/** The keys that source code names. Patterns stand for keys made of parts, such as `customers.sort.${sort}`. */
export type Uses = {
  /** Given to t() or i18nKey in full: each must have a text. */
  asked: Set<string>;
  /** Given to t() in parts: each must fit some text. */
  askedPatterns: Map<string, RegExp>;
  /** Any text in the source that might be a key. */
  mentioned: Set<string>;
  mentionedPatterns: RegExp[];
  /** Codes of errors that the source makes. */
  errors: Set<string>;
  errorPatterns: RegExp[];
};

/** Nothing used yet; collectUses adds to it. */
export function noUses(): Uses {
  return {
    asked: new Set(),
    askedPatterns: new Map(),
    mentioned: new Set(),
    mentionedPatterns: [],
    errors: new Set(),
    errorPatterns: [],
  };
}

function patternOf(template: ts.TemplateExpression): RegExp {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map(escape).join('.+')}$`);
}

/** The texts and templates that an expression may turn out to be. */
function possible(node: ts.Node | undefined): (ts.StringLiteralLike | ts.TemplateExpression)[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return [node];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isJsxExpression(node)) {
    return possible(node.expression);
  }
  if (ts.isConditionalExpression(node)) return [...possible(node.whenTrue), ...possible(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return possible(node.right);
    const either = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
    if (either.includes(operator)) return [...possible(node.left), ...possible(node.right)];
  }
  return [];
}

function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

const ERROR_CODE = /^[a-z]+\.[A-Za-z]+$/;

/** Adds what one source file uses. `path` only tells TypeScript from TSX. */
export function collectUses(path: string, source: string, uses: Uses): void {
  const ask = (node: ts.Node | undefined): void => {
    for (const found of possible(node)) {
      if (ts.isStringLiteralLike(found)) uses.asked.add(found.text);
      else uses.askedPatterns.set(found.getText(), patternOf(found));
    }
  };
  const fail = (node: ts.Node | undefined): void => {
    for (const found of possible(node)) {
      if (ts.isTemplateExpression(found)) uses.errorPatterns.push(patternOf(found));
      else if (ERROR_CODE.test(found.text)) uses.errors.add(found.text);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && nameOf(node.expression) === 't') ask(node.arguments[0]);
    else if (ts.isNewExpression(node) && nameOf(node.expression) === 'AppError') fail(node.arguments?.[0]);
    else if (ts.isJsxAttribute(node) && node.name.getText() === 'i18nKey') ask(node.initializer);
    else if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') fail(node.initializer);
    if (ts.isStringLiteralLike(node)) uses.mentioned.add(node.text);
    else if (ts.isTemplateExpression(node) && /^[a-z]+\./.test(node.head.text)) {
      uses.mentionedPatterns.push(patternOf(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.ES2023, true));
}
