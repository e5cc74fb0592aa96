/* process.h - the one lock of quire, for libraries whose state belongs to the process and not to a handle.
 *
 * Several runs may work in one process at the same time, but where a library shares state between them only
 * one may work at once. Cairo 1.16 has one table of open FreeType faces for all threads, and closes faces in
 * it that another thread still reads; Graphviz keeps its state in global variables; GLib registers a class
 * once. So the stages of the pipeline that open fonts, set text, paint or lay out a diagram hold this lock.
 * Reading files, qpdf's work and compression run in parallel. */
#pragma once

/* A thread must not take it a second time while it holds it. */
void qu_process_lock(void);
void qu_process_unlock(void);
