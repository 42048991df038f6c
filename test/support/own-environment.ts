import { vi } from 'vitest';

// Files share a process: each begins with its environment, whoever another one made of it before.
vi.unstubAllEnvs();
