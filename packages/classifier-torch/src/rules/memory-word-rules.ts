import type { FailureRule } from '@retake/plugin-api';

const short = {
  category: 'WAN_MEMORY_MANAGEMENT',
  severity: 'high',
  transience: 'needs_change',
  confidence: 0.85,
  firstMove: 'resource_optimization',
} as const;

const ofDevice = {
  ...short,
  type: 'vram_exhaustion',
  scope: 'device',
  code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
  nextSteps: [
    'Offload parts of the model, tile the VAE, or use smaller weights.',
    'Ask for fewer frames or a smaller size.',
  ],
} as const;

const ofHost = {
  ...short,
  type: 'system_resource_error',
  scope: 'process',
  code: 'WAN_MEMORY_MANAGEMENT/host_memory_exhausted',
  userMessage: 'The main memory of the computer ran out.',
  nextSteps: [
    'Close other programs, or use smaller weights (8-bit, 4-bit, FP16).',
    'Make the page file (Windows) or the swap space (Linux) larger.',
    'Ask for fewer frames or a smaller size.',
  ],
} as const;

/** Memory named together with its lack, in the words of any program. Asked after all that is precise. */
export const memoryWordRules: readonly FailureRule[] = [
  {
    ...ofHost,
    id: 'memory_of_host_named',
    when: {
      words: [
        /(?:[Oo]ut of|OUT OF|(?:ran|run|running) out of) (?:[Ss]ystem|[Hh]ost|[Mm]ain|[Pp]hysical|[Vv]irtual|CPU)? ?(?:memory\b[^\n]{0,12}\(?\bRAM\b|RAM\b)/,
        /(?:[Oo]ut of|(?:ran|run|running) out of) (?:system|host|main|physical|virtual|CPU|cpu|wasm) memory/,
        /\bSTATUS_NO_MEMORY\b|\berror(?: code)?:? 1455\b/i,
        /\b(?:using|used|uses|consumed) (?:too much|more) memory\b|memory limit[^\n]{0,20}killed/i,
        /\b(?:system|host|jemalloc|malloc|heap|wasm|WebAssembly|mmap)\b[^\n]{0,30}\bout of memory/i,
        /out of memory\b[^\n]{0,30}(?:\bRAM\b|wasm|WebAssembly|system memory|host memory)/i,
        /\babort(?:ed)?\(OOM\)/i,
        /\bWinError 10055\b|\bWSAENOBUFS\b/,
        /System\.OutOfMemoryException|Insufficient memory to continue the execution/,
        /(?:killed|terminated|evicted|stopped)[^\n]{0,40}(?:due to|because of|for|by)[^\n]{0,40}(?:memory|\bOOM\b|out-of-memory)/i,
        /\boom[-_ ]kill(?:er|ed)?\b|cgroup out-of-memory/i,
        /\.sh: \S{2,10} \d+: +\d+ [Kk]illed\b/,
        /(?:could not|unable to|cannot) reserve enough space for[^\n]{0,20}heap/i,
        /(?:failed|unable|cannot|could not) (?:to )?(?:mmap|memory[- ]map)\b(?! an empty)(?![^\n]{0,200}No such file)/i,
        /(?:GGML_)?ASSERT[^\n]{0,60}mem_buffer != NULL/,
        /(?:\bRAM|[Ss]ystem memory|[Hh]ost memory|page ?file|swap)\b[^\n]{0,20}\b(?:is|was|are) (?:full|exhausted|used up)/,
      ],
    },
    example: 'loader: ran out of system memory while the second expert was read',
    reason: 'main memory, a heap or the guard of the system is named together with the lack',
  },
  {
    ...ofDevice,
    id: 'memory_of_device_short_in_other_language',
    when: {
      words: [
        /(?:Grafik\w*|GPU|VRAM)\b[^\n]{0,30}(?:nicht gen|zu wenig|reicht nicht|voll\b)|(?:nicht gen\w*|zu wenig) (?:Grafik|Video|GPU)-?\w*/,
        /(?:pas assez de|manque de) (?:m(?:é|e)moire (?:GPU|vid(?:é|e)o|graphique)|VRAM)/i,
        /(?:(?:suficiente|falta de|insuficiente) )?mem(?:o|ó)ria (?:de (?:la )?)?(?:GPU|v(?:i|í)deo|gr(?:a|á)fica) insuficiente/i,
        /(?:[Нн]е ?хватает|[Нн]едостаточно) (?:видеопамяти|памяти (?:GPU|видео))/,
        /(?:GPU|VRAM|ビデオ|グラフィック)の?(?:メモリ(?:ー)?)?(?:が|は)?(?:不足|足りま|足りない)/,
        /(?:비디오|그래픽|GPU) ?메모리(?:가)? ?부족/,
      ],
    },
    userMessage: 'The graphics card ran out of memory.',
    example: 'Fehler: Die Grafikkarte hat nicht genug Speicher',
    reason: 'systems speak the language of their owner',
  },
  {
    ...ofHost,
    id: 'memory_short_in_other_language',
    when: {
      words: [
        /(?<!显存)(?<!CUDA ?)(?<!GPU ?)(?:系统|主机|物理|虚拟)?内存(?:不足|不够|溢出|已满|爆满|爆了|用尽|耗尽|占满)|爆内存|记忆体不足|記憶體不足/,
        /メモリ(?:ー)?(?:が|は)?(?:不足|足りま|足りない)|메모리가? ?부족/,
        /nicht gen(?:ü|ue)gend (?:Arbeitss|virtueller S|S)peicher(?!platz)|m(?:é|e)moire insuffisante|memoria insuficiente|mem(?:ó|o)ria insuficiente/i,
        /Недостаточно (?:\S+ )?памяти|нехватка памяти|не ?хватает (?:\S+ )?памяти/i,
        /(?:nicht genug|zu wenig) (?:Arbeits|Haupt)?speicher(?!platz)|pas assez de m(?:é|e)moire|(?:no hay|sin) (?:suficiente )?memoria|sem mem(?:ó|o)ria|niet genoeg geheugen|za ma(?:ł|l)o pami(?:ę|e)ci|memoria esaurita/i,
        /页面文件太小|Auslagerungsdatei ist zu klein|fichier de pagination est|archivo de paginaci|arquivo de pagina|Файл подкачки слишком мал|ページング ?ファイル/i,
      ],
    },
    example: 'OSError: 系统内存不足，无法读取模型',
    reason: 'systems speak the language of their owner',
  },
  {
    ...ofDevice,
    id: 'memory_of_device_named',
    when: {
      words: [
        /Requested amount of GPU memory \((?<bytesAsked>\d+) bytes\) could not be allocated/,
        /GPU memory allocation (?:error|failed)/i,
        /(?:CUDA|cuda|GPU|VRAM|[Vv]ideo memory|[Dd]evice memory|graphics memory)[^\n]{0,80}(?:[Oo]ut of memory|OOM\b|exhausted|[Ii]nsufficient|not enough|run out|ran out)/,
        /(?:[Oo]ut of|OOM\b|[Nn]ot enough|[Ii]nsufficient|run out of|ran out of)[^\n]{0,40}(?:V-?RAM|GPU memory|CUDA memory|video memory|[Dd]evice memory|graphics memory|GPU resources)/,
        /(?:V-?RAM|(?:GPU|video|graphics|card) memory)\b[^\n]{0,20}\b(?:is |was )?(?:full|used up|overflow)/i,
        /\b(?:does|do|did|will|would|can|could)(?: ?n[o']t|not)? ?(?:not )?fit (?:in(?:to|side)?|on(?:to)?|within)\b[^\n]{0,30}(?:V-?RAM|GPU|graphics card|device memory)/i,
        /too (?:large|big)\b[^\n]{0,30}(?:V-?RAM|\bGPU\b|graphics card|device memory)/i,
        /\b(?:no|not|cannot|can't|unable|without|lacks?|find)\b[^\n]{0,40}(?:sufficient|enough)[^\n]{0,20}(?:V-?RAM|(?:GPU|video|device|graphics) memory)/i,
        /\bno (?:GPUs?|device|graphics card)\b[^\n]{0,30}\b(?:enough|sufficient)\b[^\n]{0,20}memory/i,
        /(?:exceed(?:s|ed|ing)?|larger than|more than)\b[^\n]{0,40}(?:GPU memory|V-?RAM|device (?:memory|capacity)|memory of the (?:device|GPU))/i,
        /[Ff]ree (?:GPU |video )?memory\b[^\n]{0,80}\bless than\b/,
        /[Nn]o available memory for the cache/,
        /\w*(?:GPU|CUDA|Cuda|Device|Vulkan|Metal)OutOfMemory\w*/,
        /vk(?:AllocateMemory|CreateBuffer|BindBufferMemory)\b[^\n]{0,30}fail/,
        /[Dd]evice memory allocation of size (?<bytesAsked>\d+) failed/,
        /\b(?:cuMem\w*Alloc|cudaMalloc|hipMalloc)(?!Host)\w*[^\n]{0,40}out of memory/,
        /\b(?:GPU|CL ext|USM|CUDA|Vulkan|Metal|DML|HIP|ROCm)\b[^\n]{0,60}\b(?:can ?not|can't|could ?n[o']t|unable to|failed to) (?:\w+ ){0,2}allocat\w*/i,
        /malloc_device failed|[Ff]ailed to CUDA (?:calloc|malloc|allocate)\w*/,
        /\bcommand ?buffer\b[^\n]{0,80}[Ii]nsufficient [Mm]emory|MTLCommandBufferErrorDomain[^\n]{0,20}[Ii]nsufficient [Mm]emory/i,
        /显存(?:不足|不够|溢出|已满|爆|用尽|耗尽|占满)|爆显存|(?:CUDA|GPU) ?内存(?:不足|不够|溢出)|VRAM ?(?:が)?不足|GPUメモリ(?:が)?不足/,
      ],
    },
    userMessage: 'The graphics card ran out of memory.',
    example: '[W] Requested amount of GPU memory (4294967296 bytes) could not be allocated.',
    reason: 'memory of the device is named together with its lack',
  },
  {
    ...ofDevice,
    id: 'memory_named',
    when: {
      words: [
        /\bout of memory\b(?![^\n]{0,100}(?:retry|fall(?:ing)? ?back|switch(?:ing|ed) to|to avoid))/i,
        /\bOOM(?: error|ed)?\b/,
        /(?:^|[\s:(\]])(?:\w+_)?(?:OUT_OF_MEMORY|out_of_memory|OUTOFMEMORY)\b/,
        /\b\w*OutOfMemory(?:Error|Exception)?\b/,
        /\bRESOURCE_EXHAUSTED\b|\bResourceExhausted(?:Error)?\b/,
        /\b(?:memory )?allocation (?:error|failure)\b|\balloc(?:ation)? failed\b/i,
        /\bmemory (?:is |was )?(?:full|overflow(?:ed)?|exhausted)\b/i,
        /(?:exceed(?:s|ed|ing)?|over) (?:the )?(?:available |allowed )?memory (?:limit|budget|capacity)|memory (?:limit|budget) (?:was |is )?(?:exceeded|reached)/i,
        /\binsufficient (?:device |system )?resources\b/i,
        /\btoo (?:big|large) (?:for|to fit)\b[^\n]{0,30}\bmemory\b/i,
        /\b(?:needs?|requires?)\b[^\n]{0,30}\d ?Gi?B\b[^\n]{0,16}\b(?:V-?RAM|memory)\b[^\n]{0,20}\bonly\b/i,
        /\bnewBufferWith\w+[^\n]{0,20}\bfail|\b(?:acl|cn|mu|xpu)\w*Malloc\w*\b[^\n]{0,20}\bfail/i,
      ],
    },
    confidence: 0.6,
    userMessage: 'Memory ran out, most likely that of the graphics card.',
    nextSteps: [...ofDevice.nextSteps, 'Close other programs.'],
    example: 'RuntimeError: sampling stopped: out of memory',
    reason: 'where a model computes, it is the memory of the card that ends first',
  },
  {
    ...ofHost,
    id: 'memory_reserve_full',
    when: {
      words: [
        /\bno (?:\w+ )?(?:RAM|memory|VRAM) (?:left|available|remaining)\b/i,
        /\bmaximum \w* ?memory\b[^\n]{0,20}\b(?:reached|exceeded)\b/i,
        /\bunable (?:to )?pin\b/i,
      ],
    },
    confidence: 0.2,
    code: 'WAN_MEMORY_MANAGEMENT/pinned_memory_failed',
    userMessage:
      'The main memory that may be reserved for the model is full; transfers to the card become slower.',
    example: 'Unable to pin the data of this model: there is no reserved RAM left',
    reason: 'many programs say so and go on, so whatever else is known of a failure counts more',
  },
  {
    ...ofHost,
    id: 'memory_somehow_short',
    when: {
      words: [
        /\b(?:v-?ram|ram|memory|swap (?:space|file)|page ?file|heap|address space|alloc(?:ation|ate|ator|ating)?)\b(?![- ]?(?:efficient|format|mapped|access|fault|leak|layout))[^\n]{0,40}\b(?:not enough|in?sufficient|unsufficient|exhausted|exceed(?:s|ed|ing)?|fail(?:ed|ure|s)?|too (?:small|little|low)|limit(?:s|ed)? (?:was |is )?(?:reached|exceeded)|overflow|shortage|refused)\b/i,
        /\b(?:not enough|in?sufficient|unsufficient|lack of|shortage of|exceed(?:s|ed|ing)?|failed to|fails to|unable to|can ?not|can't|could ?n[o']t|too (?:little|much)|(?:ran|run|runs|running) out of|out of)\b[^\n]{0,30}\b(?:v-?ram|ram|memory|swap (?:space|file)|page ?file|heap|address space|alloc(?:ation|ate|ator)?)\b(?![- ]?(?:efficient|format|mapped|access|fault|leak|layout))(?![^\n]{0,40}(?:port|socket|ip address|requested buffer))/i,
      ],
    },
    confidence: 0.42,
    userMessage: 'There was not enough memory, by all that the message tells.',
    example: 'plugin: the heap for latents is refused, unsufficient memory of this machine',
    reason: 'memory stands beside a word for its lack; nothing more is known',
  },
  {
    ...ofDevice,
    id: 'memory_of_device_wanted',
    when: {
      words: [
        /\b(?:needs?|requires?|at least|minimum(?: of)?)\b[^\n]{0,30}\d ?Gi?B\b[^\n]{0,12}\b(?:V-?RAM|(?:GPU|video|graphics) memory)\b/i,
      ],
    },
    confidence: 0.4,
    userMessage: 'The graphics card has less memory than the program wants.',
    example: 'ValueError: this pipeline needs at least 24 GB of VRAM',
    reason: 'an amount of device memory is demanded; as a mere notice it counts less than any failure',
  },
];
