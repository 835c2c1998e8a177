/// Faults of the disk, for tests: this program's own `fsync`, `fdatasync` and `pwrite` stand before the C library's.
#pragma once

/// How many times `fsync` and `fdatasync` were called since the program began.
long synchronizations(void);

/// From now on a write fails, as on a full disk, if `full` is not 0.
void make_disk_full(int full);
