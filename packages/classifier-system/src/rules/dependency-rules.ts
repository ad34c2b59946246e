import type { FailureRule } from '@retake/plugin-api';

const missing = {
  category: 'WAN_MODEL_LOADING',
  type: 'dependency_missing',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  firstMove: 'user_intervention',
} as const;

const mismatch = { ...missing, type: 'model_version_mismatch' } as const;

/** Packages, libraries and programs that are not there, or not in the version that another one wants. */
export const dependencyRules: readonly FailureRule[] = [
  {
    id: 'versions_conflict',
    when: {
      words: [
        /(?<package>[\w.-]+) [\d.\w]+ requires (?<expectedVersion>[^\n]{1,80}?), but you(?:'ll)? have (?<givenVersion>[^\n]{1,60})/i,
        /(?<package>[\w.-]+)(?<expectedVersion>[<>=!~]=?[\w.,<>=!]+) is required for a normal functioning of this module, but found (?<givenVersion>\S+)/i,
        /VersionConflict|ResolutionImpossible|conflicting dependencies|No solution found when resolving dependencies/i,
        /requires a different Python: (?<givenVersion>\S+) not in/i,
        /npm error ERESOLVE|npm ERR! ERESOLVE/i,
        /Unsupported engine|EBADENGINE/i,
        /requires(?: a)? Python ?'?(?<expectedVersion>[<>=~]=?[\d.]+)/,
        /UnsatisfiableError/,
      ],
    },
    ...mismatch,
    code: 'WAN_MODEL_LOADING/versions_conflict',
    confidence: 0.92,
    userMessage: 'Two packages want different versions of a third one.',
    nextSteps: [
      'Install the version that the message asks for.',
      'Use an environment of its own for this program.',
    ],
    example:
      'diffusers 0.30.0 requires huggingface-hub>=0.23.2, but you have huggingface-hub 0.20.1 which is incompatible.',
    reason: 'both versions are named',
  },
  {
    id: 'name_not_in_package',
    when: {
      words: [
        /cannot import name '?(?<name>\w+)'? from (?:partially initialized module )?'?(?<package>[\w.]+)/i,
        /module '?(?<package>\w[\w.]*)'? has no attribute '?(?<name>[A-Z]\w+)/,
        /does not provide an export named '?(?<name>\w+)/i,
      ],
    },
    ...mismatch,
    code: 'WAN_MODEL_LOADING/name_not_in_package',
    confidence: 0.82,
    userMessage: 'A package is installed, but too old or too new: it lacks a part that the program wants.',
    nextSteps: ['Install the version that the program names in its requirements.'],
    example: "ImportError: cannot import name 'WanPipeline' from 'diffusers' (diffusers/__init__.py)",
    reason: 'the package is there, its part is not',
  },
  {
    id: 'package_missing',
    when: {
      words: [
        /No module named '?(?<package>[\w.]+)/i,
        /No module named '/i,
        /No package metadata was found for (?:The '|')?(?<package>[\w.-]+)/i,
        /The '(?<package>[\w.-]+)' distribution was not found/i,
        /requires (?:the )?(?<package>[\w.-]+) (?:library|package|backend)?,? ?but it was not found/i,
        /No matching distribution found for (?<package>[\w.-]+)/i,
        /`?(?<package>[\w-]+)`? (?:is|are) not (?:installed|available)[.,]?[^\n]{0,80}(?:pip |npm |conda |uv )?install\b/,
        /[Pp]lease (?:pip )?install `?(?:pip install )?(?<package>[\w-]+)`?/i,
        /PackageNotFoundError|DistributionNotFound/,
        /Could not load the "(?<package>[\w-]+)" module/i,
        /PackagesNotFoundError/,
        /Cannot find native binding/i,
        /(?:Couldn't|Could not|Failed to) install (?!packages due)'?(?<package>[\w.-]+)'?/i,
      ],
    },
    ...missing,
    code: 'WAN_MODEL_LOADING/package_missing',
    confidence: 0.88,
    userMessage: 'A package that is needed here is not installed.',
    nextSteps: ['Install it into the same environment (`pip install …` with the name in the message).'],
    example: "ModuleNotFoundError: No module named 'ftfy'",
    reason: 'the package is named',
  },
  {
    id: 'library_not_loaded',
    when: {
      words: [
        /DLL load failed while importing (?<module>\w+)/i,
        /(?:WinError|os error|with error|LoadLibrary[^\n]{0,40}error|error code) (?<windowsError>126|127|182|193|1114|1157)\b/i,
        /DLL load failed|dynamic link library \(DLL\) initialization routine failed/i,
        /is not a valid Win32 application/i,
        /ERR_DLOPEN_FAILED|dlopen\([^\n]{0,200}(?:not found|incompatible|no such file)/i,
        /Library not loaded: (?<file>\S+)/i,
        /(?<file>lib[\w.+-]+\.so[\d.]*): cannot open shared object/i,
        /version `(?<library>(?:GLIBC|CXXABI)\w*_[\d.]+)' not found/i,
        /cannot open shared object file|The specified module could not be found/i,
        /undefined symbol: (?<symbol>\w+)/i,
        /symbol not found in flat namespace|[Ss]ymbol not found: \w+/i,
        /wrong ELF class|invalid ELF header|Exec format error|incompatible architecture/i,
        /0xc0000135|0xc0000142/i,
        /[Cc]ould not (?:load|find) (?:the )?(?:dynamic|shared) (?:library|object)/i,
        /Error loading shared library (?<file>[\w.+-]+)/i,
        /Error relocating \S+: /i,
        /cannot load library '(?<file>[^']+)'/i,
        /not defined in file \S+ with link time reference/i,
      ],
    },
    ...missing,
    code: 'WAN_MODEL_LOADING/library_not_loaded',
    confidence: 0.9,
    userMessage:
      'A library could not be loaded: it, or one that it needs, is missing or was built for another system.',
    nextSteps: [
      'Install the Visual C++ runtime (Windows) or the system package named in the message.',
      'Install the Python or Node package again, in the version that fits this machine.',
    ],
    example:
      'ImportError: DLL load failed while importing onnx_cpp2py: The specified procedure could not be found.',
    reason: 'the loader of the system refuses a library',
  },
  {
    id: 'compiler_missing',
    when: {
      words: [
        /Microsoft Visual C\+\+ [\d.]+ or greater is required/i,
        /Failed (?:building|to build)(?: installable)? wheels?(?: for (?<package>[\w.-]+))?/i,
        /(?:unable to execute|command) '?(?:gcc|g\+\+|cc|clang|nvcc|cl\.exe)'?[^\n]{0,40}(?:failed|No such file)/i,
        /(?:gyp ERR!|CMake Error)[^\n]{0,80}/i,
        /error: linker `?(?:cc|link\.exe)`? not found/i,
        /subprocess-exited-with-error|metadata-generation-failed/,
        /\b(?<program>pip|uv|npm|conda)\b(?: install)? (?:exited|failed|finished|ended) with (?:exit )?(?:code|status) [1-9]/i,
        /Failed to inspect Python interpreter/i,
        /Fail(?:s|ed) to build (?:the )?'?(?<package>[\w.-]+)'?(?: package)?$/m,
      ],
    },
    ...missing,
    code: 'WAN_MODEL_LOADING/compiler_missing',
    confidence: 0.85,
    userMessage: 'A package has to be built here, and a compiler or one of its parts is missing.',
    nextSteps: [
      'Install the version of the package that is already built for this machine.',
      'Install a compiler (Build Tools, gcc).',
    ],
    example: 'ERROR: Failed building wheel for insightface',
    reason: 'the build ended before there was a package',
  },
  {
    id: 'program_not_found',
    when: {
      words: [
        /'?(?<program>[\w.-]+)'? is not recognized as (?:an internal or external command|the name of a cmdlet|a name of a cmdlet)/i,
        /exec: "(?<program>[\w.-]+)": executable file not found/i,
        /(?<program>[\w.-]+)(?: executable)? (?:was )?not found (?:in|on) (?:your )?(?:\$?PATH|%PATH%)/i,
        /(?:which|env|sh): [^\n]{0,20}?(?<program>[\w.-]+): (?:not found|No such file)/i,
        /[Nn]o (?<program>ffmpeg|ffprobe|git|node) (?:exe|executable|binary)[^\n]{0,20} (?:could be )?found/i,
        /(?<program>ffmpeg|ffprobe|git|git-lfs|nvidia-smi)[^\n]{0,30}(?<!command) (?:could not be|is not|was not|not) (?:found|installed)/i,
        /No such file or directory: '(?<program>ffmpeg|ffprobe|git|nvcc|nvidia-smi)'/i,
        /git: '(?<program>lfs)' is not a git command/i,
        /subprocess\.py[\s\S]{0,600}\[WinError 2\]/,
        /\[WinError 2\] [^\n:'"]{4,80}(?:\n|$)/,
      ],
    },
    ...missing,
    code: 'WAN_MODEL_LOADING/program_missing',
    confidence: 0.92,
    userMessage: 'A program that is needed here is not installed or not on PATH.',
    nextSteps: ['Install the program named in the technical detail, then open a new terminal.'],
    example: "'git' is not recognized as an internal or external command, operable program or batch file.",
    reason: 'the shell looked and did not find it',
  },
];
