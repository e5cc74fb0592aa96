/* process.h - the one lock of quire, for libraries that keep what they know in the process, not in a handle.
 *
 * Several runs can go on in one process at once, but they take turns where a library would let them share.
 * Cairo 1.16 has one table of open FreeType faces for all threads, and closes faces in it that another thread
 * reads; Graphviz has its state in the process; GLib registers a class once. So whoever opens fonts, sets,
 * paints or lays out a diagram holds the lock: the stages of the pipeline do. Reading, what qpdf does and
 * packing go on beside each other. */
#pragma once

/* Not to be taken twice by one thread. */
void qu_process_lock(void);
void qu_process_unlock(void);
