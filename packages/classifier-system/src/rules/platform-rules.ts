import type { FailureRule } from '@retake/plugin-api';

const host = {
  category: 'WAN_MODEL_LOADING',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  firstMove: 'user_intervention',
} as const;

/** Words of Windows, of containers and of WSL, and ports that are taken. */
export const platformRules: readonly FailureRule[] = [
  {
    id: 'links_not_allowed',
    when: { words: [/WinError 1314|os error 1314/, /A required privilege is not held by the client/i] },
    ...host,
    type: 'permission_denied',
    code: 'WAN_MODEL_LOADING/links_not_allowed',
    confidence: 0.96,
    userMessage: 'Windows does not let you make the links that the cache of models is built of.',
    nextSteps: [
      'Switch on developer mode in the settings of Windows.',
      'Or download into a folder (`hf download … --local-dir`).',
    ],
    example:
      "OSError: [WinError 1314] A required privilege is not held by the client: 'blobs' -> 'snapshots'",
    reason: 'making links is a right of its own',
  },
  {
    id: 'file_too_large',
    when: {
      words: [
        /\bEFBIG\b|\[Errno 27\]|File too large/i,
        /exceeds the (?:volume|file system)[^\n]{0,20} limit/i,
      ],
    },
    ...host,
    category: 'WAN_WEIGHTS_DOWNLOAD',
    type: 'storage_space_insufficient',
    code: 'WAN_WEIGHTS_DOWNLOAD/file_too_large',
    confidence: 0.85,
    userMessage: 'The disk cannot hold a file of this size (FAT32 ends at 4 GB).',
    nextSteps: ['Put the models on a disk with another file system (NTFS, exFAT, ext4, APFS).'],
    example: 'OSError: [Errno 27] File too large',
    reason: 'the file system has the limit, not the room',
  },
  {
    id: 'container_runtime_missing',
    when: {
      words: [
        /Cannot connect to the Docker daemon/i,
        /error during connect:[^\n]{0,80}docker/i,
        /could not select device driver[^\n]{0,40}gpu/i,
        /unknown or invalid runtime name: nvidia/i,
      ],
    },
    ...host,
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/container_runtime_missing',
    confidence: 0.9,
    userMessage: 'Docker does not run, or lacks the part that gives graphics cards to containers.',
    nextSteps: ['Start Docker.', 'Install the NVIDIA Container Toolkit and restart Docker.'],
    example:
      'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    reason: 'the container was never started',
  },
  {
    id: 'container_driver_unfit',
    when: {
      words: [
        /nvidia-container-cli: (?<detail>[^\n]{1,120})/,
        /unsatisfied condition: cuda ?>= ?(?<expectedVersion>[\d.]+)/i,
      ],
    },
    ...host,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    code: 'WAN_HARDWARE_OPTIMIZATION/container_driver_unfit',
    confidence: 0.85,
    userMessage: 'The driver of the graphics card does not fit the container.',
    nextSteps: ['Update the driver of the graphics card.', 'Use an image for an older CUDA.'],
    example:
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.4, please update your driver',
    reason: 'driver and image are compared at the start',
  },
  {
    id: 'container_access',
    when: { words: [/permission denied while trying to connect to the Docker daemon/i] },
    ...host,
    type: 'permission_denied',
    code: 'WAN_MODEL_LOADING/permission_denied',
    confidence: 0.95,
    userMessage: 'You are not allowed to use Docker.',
    nextSteps: ['Join the group of Docker (`sudo usermod -aG docker $USER`) and log in again.'],
    example: 'permission denied while trying to connect to the Docker daemon socket',
    reason: 'the socket belongs to a group',
  },
  {
    id: 'subsystem_stopped',
    when: {
      words: [
        /Wsl\/\w+\/(?<detail>[\w/]+)/,
        /WSL[^\n]{0,60}(?:terminated|crashed|catastrophic failure)/i,
        /\bHCS_E_\w+/,
      ],
    },
    ...host,
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'system_resource_error',
    transience: 'transient',
    code: 'WAN_MEMORY_MANAGEMENT/subsystem_stopped',
    confidence: 0.65,
    userMessage: 'The Linux inside Windows stopped, often because it had no more memory.',
    nextSteps: ['Restart it (`wsl --shutdown`).', 'Give it more memory in `.wslconfig`.'],
    example: 'Error code: Wsl/Service/E_UNEXPECTED',
    reason: 'the virtual machine has a limit of its own',
  },
  {
    id: 'port_taken',
    when: {
      words: [
        /\bEADDRINUSE\b|address already in use/i,
        /Only one usage of each socket address/i,
        /WinError 10048|\[Errno (?:98|10048)\]/,
        /Cannot find empty port/i,
      ],
    },
    ...host,
    type: 'system_resource_error',
    severity: 'medium',
    firstMove: 'parameter_adjustment',
    code: 'WAN_MODEL_LOADING/port_taken',
    confidence: 0.9,
    userMessage: 'Another program, or an older run of this one, already listens on this port.',
    nextSteps: ['End the older run.', 'Choose another port.'],
    example:
      "OSError: [Errno 98] error while attempting to bind on ('127.0.0.1', 8188): address already in use",
    reason: 'a port has one owner',
  },
];
