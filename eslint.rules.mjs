// The house's own lint rules. Each has a name, so that the canary in tests/architecture can ask for it.

import { relative, sep } from 'node:path';
import { featureWords } from './scripts/features.mjs';

const WORDS = featureWords();
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;
const TRANSLATION_KEY = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_]+)+$/;
const SPOKEN_ATTRIBUTES =
  /^(label|placeholder|title|alt|description|error|legend|message|nothingFoundMessage|aria-(label|description|placeholder|roledescription|valuetext))$/;
const SPOKEN_PROPERTIES = /^(label|placeholder|title|description|message|ariaLabel)$/;

/** A rule that reports every node matching one of the selectors. */
function forbid(message, ...selectors) {
  return {
    meta: { type: 'problem', schema: [], messages: { forbidden: message } },
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [selector, (node) => context.report({ node, messageId: 'forbidden' })]),
      ),
  };
}

/** A rule that reports a module, however it is brought in: import, export from, import(), require, a type. */
function forbidModule(message, name) {
  return forbid(
    message,
    `ImportDeclaration[source.value=${name}]`,
    `ExportNamedDeclaration[source.value=${name}]`,
    `ExportAllDeclaration[source.value=${name}]`,
    `ImportExpression[source.value=${name}]`,
    `TSImportType[source.value=${name}]`,
    `TSExternalModuleReference[expression.value=${name}]`,
    `CallExpression[callee.name="require"][arguments.0.value=${name}]`,
  );
}

function textOf(node) {
  if (node.type === 'Literal') return node.regex ? node.regex.pattern : String(node.value);
  if (node.type === 'JSXText') return node.value;
  if (node.type === 'TemplateElement') return node.value.cooked ?? node.value.raw;
  return '';
}

const noChineseInCode = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      chinese:
        'Texts live in the locale files; Chinese knowledge in *.rules.ts, src/shared/lib or src/main/sample.',
    },
  },
  create(context) {
    const check = (node) => {
      if (HAN.test(textOf(node))) context.report({ node, messageId: 'chinese' });
    };
    return { Literal: check, TemplateElement: check, JSXText: check };
  },
};

/** The literals that an expression may turn out to be: through ?:, && and ||, ??, and templates. */
function literalsIn(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node] : [];
    case 'TemplateLiteral':
      return node.quasis;
    case 'ConditionalExpression':
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
    case 'LogicalExpression':
      return [...literalsIn(node.left), ...literalsIn(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...literalsIn(node.left), ...literalsIn(node.right)] : [];
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return literalsIn(node.expression);
    case 'JSXExpressionContainer':
      return literalsIn(node.expression);
    default:
      return [];
  }
}

const noHardCodedText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { hardCoded: 'What people read lives in the locale files: use t(…).' },
  },
  create(context) {
    const reportSpoken = (node) => {
      for (const literal of literalsIn(node)) {
        const text = textOf(literal);
        if (LETTER.test(text) && !TRANSLATION_KEY.test(text) && !HAN.test(text)) {
          context.report({ node: literal, messageId: 'hardCoded' });
        }
      }
    };
    const reportChinese = (node) => {
      if (HAN.test(textOf(node))) context.report({ node, messageId: 'hardCoded' });
    };
    return {
      Literal: reportChinese,
      TemplateElement: reportChinese,
      JSXText(node) {
        if (LETTER.test(node.value)) context.report({ node, messageId: 'hardCoded' });
      },
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer': reportSpoken,
      JSXAttribute(node) {
        if (node.name.type === 'JSXIdentifier' && SPOKEN_ATTRIBUTES.test(node.name.name))
          reportSpoken(node.value);
      },
      'ObjectExpression > Property'(node) {
        const name = node.key.name ?? node.key.value;
        if (!node.computed && SPOKEN_PROPERTIES.test(name)) reportSpoken(node.value);
      },
    };
  },
};

const FEATURE_FOLDERS = /^(src\/shared|src\/main|src\/renderer\/src)\/features\/([^/]+)\//;
const LAYER_OF_SUFFIX = {
  contract: 'src/shared',
  rules: 'src/shared',
  handlers: 'src/main',
  service: 'src/main',
  queries: 'src/main',
  entity: 'src/main',
  sample: 'src/main',
  desktop: 'src/main',
  hooks: 'src/renderer/src',
  public: 'src/renderer/src',
};

/** What is wrong with a file's place, or null. `path` is relative to the repository, with forward slashes. */
function misplaced(path) {
  const [, layer, word] = FEATURE_FOLDERS.exec(path) ?? [];
  if (word !== undefined && !WORDS.includes(word)) {
    return `"${word}" is no feature: the words are listed in src/shared/ipc/contract.ts.`;
  }
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(\.test)?\.tsx?$/, '');
  const suffix = /\.([a-z]+)$/.exec(name)?.[1];
  const home = /[a-z]Screen$/.test(name) ? 'src/renderer/src' : LAYER_OF_SUFFIX[suffix];
  if (home === undefined) return null;
  if (layer !== home) return `A file of this name lives in ${home}/features/<feature>/.`;
  const stem = name.slice(0, name.indexOf('.'));
  if (WORDS.includes(stem) && stem !== word) return `A file of ${stem} lives in a folder named ${stem}.`;
  return null;
}

const fileInItsPlace = {
  meta: { type: 'problem', schema: [], messages: { misplaced: '{{reason}}' } },
  create: (context) => ({
    Program(node) {
      const path = relative(context.cwd, context.filename).split(sep).join('/');
      const reason = path.startsWith('src/') ? misplaced(path) : null;
      if (reason)
        context.report({ node, loc: { line: 1, column: 0 }, messageId: 'misplaced', data: { reason } });
    },
  }),
};

/** The plugin `house`. */
export const house = {
  meta: { name: 'house' },
  rules: {
    'electron-at-the-edge': forbidModule(
      'Electron is imported only in src/main/app, src/main/index.ts, src/main/ipc/doors.ts and src/preload.',
      '/^electron(\\/.*)?$/',
    ),
    'ipc-main-at-the-doors': forbid(
      'ipcMain is used only in src/main/ipc/doors.ts.',
      'Identifier[name="ipcMain"]',
    ),
    'ipc-renderer-in-preload': forbid(
      'ipcRenderer is used only in src/preload.',
      'Identifier[name="ipcRenderer"]',
    ),
    'open-external-in-one-file': forbid(
      'Use openExternal() of src/main/app/openExternal.ts, which knows the allowed addresses.',
      'MemberExpression[property.name="openExternal"]',
      'MemberExpression[property.value="openExternal"]',
      'ObjectPattern > Property[key.name="openExternal"]',
    ),
    'transaction-in-db': forbid(
      'Units are opened by the lane in src/main/db; services receive one and pass it on.',
      'CallExpression[callee.property.name=/^(transaction|startTransaction|commitTransaction|rollbackTransaction)$/]',
    ),
    'no-enum': forbid('Use a union of strings or `as const`.', 'TSEnumDeclaration'),
    'no-default-export': forbid(
      'Named exports only.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
      'TSExportAssignment',
    ),
    'no-barrels': forbid('No barrels: import from the file that owns the name.', 'ExportAllDeclaration'),
    'no-chinese-in-code': noChineseInCode,
    'no-hard-coded-text': noHardCodedText,
    'file-in-its-place': fileInItsPlace,
  },
};
