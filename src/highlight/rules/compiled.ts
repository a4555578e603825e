import type { Rules } from './types.js';

const cTypes =
  'void char short int long float double signed unsigned bool size_t ssize_t ptrdiff_t wchar_t ' +
  'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t _Bool';

const preprocessed: NonNullable<Rules['kinds']> = {
  macro: 'comment_preproc',
  'macro comment': 'comment!',
  'macro *': 'comment_preproc!',
};

const c: Rules = {
  kinds: preprocessed,
  words: { keyword_type: cTypes, name_builtin: 'NULL stdin stdout stderr EOF', keyword: 'true false' },
};

/** Languages with static types and braces, and Go, whose words Chroma sorts most finely. */
export const compiled: Readonly<Record<string, Rules>> = {
  c,
  cpp: {
    kinds: { ...preprocessed, 'raw-string': 'literal_string!', attribute: 'comment_preproc!' },
    words: {
      keyword_type: `${cTypes} char8_t char16_t char32_t`,
      keyword: 'nullptr static_cast dynamic_cast const_cast reinterpret_cast this',
      keyword_reserved: 'constexpr consteval constinit concept requires co_await co_return co_yield',
    },
  },
  objectivec: {
    ...c,
    words: {
      ...c.words,
      keyword_type: `${cTypes} id BOOL SEL Class IMP NSInteger NSUInteger CGFloat instancetype`,
      keyword: 'YES NO nil self super nonatomic atomic strong weak copy readonly readwrite assign',
    },
    declares: '@interface @implementation @protocol @class',
  },
  csharp: {
    kinds: {
      'attribute class-name': 'name_attribute',
      'attribute target': 'keyword',
      'named-parameter': 'name',
    },
    words: {
      keyword_type:
        'bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort ' +
        'var void',
      keyword: 'not and or nameof is as',
    },
    raw: /^\$?@/,
  },
  dart: {
    kinds: { metadata: 'name_decorator!' },
    words: {
      keyword_type: 'bool double dynamic int num Object String void Never Null',
      keyword_namespace: 'import export library part',
      name_builtin: 'Future Iterable List Map Set Stream',
    },
    raw: /^r/,
  },
  go: {
    rest: 'name_other',
    words: {
      keyword_namespace: 'package import',
      keyword_type:
        'bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 ' +
        'uint32 uint64 uintptr any comparable',
      name_builtin:
        'append cap clear close complex copy delete imag len make max min new panic print println real recover',
      name_other: '_',
    },
    raw: /^`/,
  },
  groovy: {
    words: {
      keyword_namespace: 'package import',
      keyword_type: 'def boolean byte char double float int long short void var',
    },
    raw: /^'''/,
  },
  java: {
    kinds: { annotation: 'name_decorator!' },
    words: {
      keyword_namespace: 'package import module requires exports',
      keyword_type: 'boolean byte char double float int long short void var',
      keyword: 'null true false this super',
    },
  },
  kotlin: {
    kinds: { annotation: 'name_decorator!', label: 'name_decorator' },
    words: {
      keyword_namespace: 'package import',
      operator: 'in is as',
    },
    raw: /^"""/,
  },
  protobuf: {
    kinds: { builtin: 'keyword_type', map: 'keyword_type' },
    words: { keyword_namespace: 'package import' },
    declares: 'message service enum oneof extend group',
  },
  rust: {
    kinds: { attribute: 'comment_preproc!', 'lifetime-annotation': 'name_attribute', symbol: 'name_attribute' },
    words: {
      keyword_type: 'bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize',
      name_builtin:
        'Box Clone Copy Debug Default Drop Eq Err Fn FnMut FnOnce From HashMap Into Iterator None Ok Option Ord ' +
        'PartialEq PartialOrd Result Self Send Some String Sync ToString Vec self drop',
    },
    declares: 'struct enum union trait type mod',
    raw: /^b?r/,
  },
  scala: {
    kinds: { annotation: 'name_decorator!', id: 'literal_string' },
    words: {
      keyword_namespace: 'package import',
      keyword_type: 'Any AnyRef AnyVal Boolean Byte Char Double Float Int Long Nothing Null Short String Unit',
      keyword_reserved: 'implicit given using',
      name_builtin: 'Nil None Some',
    },
    declares: 'class object trait enum type extends with',
    namesClasses: true,
    raw: /^"""/,
  },
  swift: {
    kinds: {
      attribute: 'name_decorator!',
      directive: 'comment_preproc!',
      'other-directive': 'comment_preproc!',
      label: 'name',
      'short-argument': 'name_builtin',
    },
    words: {
      keyword_namespace: 'import',
      keyword_reserved: 'final throws rethrows override convenience required lazy mutating nonmutating weak unowned',
      keyword: 'async await self Self super some any',
      name_builtin:
        'Any AnyObject Array Bool Character Dictionary Double Error Float Int Int8 Int16 Int32 Int64 Optional Result ' +
        'Set String UInt UInt8 UInt16 UInt32 UInt64 Void print',
    },
    raw: /^#/,
  },
  zig: {
    kinds: { 'builtin-type': 'keyword_type', label: 'name' },
    words: {
      keyword_type: 'anyerror anyopaque bool comptime_float comptime_int noreturn type void',
      keyword_reserved: 'const pub var extern export inline comptime threadlocal packed',
      keyword: 'null undefined',
    },
    raw: /^\\\\/,
  },
};
