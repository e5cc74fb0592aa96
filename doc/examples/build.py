"""The library in Python, through ctypes: build('walks') gives the PDF of a notebook.

    python3 build.py walks walks.pdf
"""

import ctypes
import os
import sys

quire = ctypes.CDLL(os.environ.get('LIBQUIRE', 'libquire.so.0'))


class Message(ctypes.Structure):
    _fields_ = [('severity', ctypes.c_int), ('id', ctypes.c_char_p), ('file', ctypes.c_char_p),
                ('line', ctypes.c_int), ('column', ctypes.c_int), ('path', ctypes.c_char_p),
                ('text', ctypes.c_char_p)]


TELL = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Message))


class Options(ctypes.Structure):  # up to the last member of interest would do, but for the call-back
    _fields_ = [('size', ctypes.c_size_t), ('notebook', ctypes.c_char_p), ('outputs', ctypes.c_void_p),
                ('all_outputs', ctypes.c_bool), ('strict', ctypes.c_bool), ('layout', ctypes.c_char_p),
                ('pages', ctypes.c_char_p), ('format', ctypes.c_int), ('dpi', ctypes.c_double),
                ('data', ctypes.c_char_p), ('on_message', TELL)]


class File(ctypes.Structure):
    _fields_ = [('name', ctypes.c_char_p), ('bytes', ctypes.c_void_p), ('length', ctypes.c_size_t)]


quire.quire_new.restype = ctypes.c_void_p
quire.quire_lookup_file.restype = ctypes.POINTER(File)
for name in ('quire_build', 'quire_free', 'quire_lookup_file'):
    getattr(quire, name).argtypes = [ctypes.c_void_p] + [ctypes.c_int] * (name == 'quire_lookup_file')


def build(notebook):
    """(bytes of the PDF, or None; messages). Other threads run meanwhile."""
    messages = []
    tell = TELL(lambda user, message: messages.append((message[0].file, message[0].line, message[0].text)))
    handle = quire.quire_new(
        ctypes.byref(Options(size=ctypes.sizeof(Options), notebook=os.fsencode(notebook), on_message=tell)))
    status = quire.quire_build(handle)
    file = quire.quire_lookup_file(handle, 0)
    pdf = ctypes.string_at(file[0].bytes, file[0].length) if status == 0 else None
    quire.quire_free(handle)
    return pdf, messages


if __name__ == '__main__':
    pdf, messages = build(sys.argv[1])
    for file, line, text in messages:
        print(f'{file}:{line}: {text}', file=sys.stderr)
    if pdf is None:
        sys.exit(1)
    with open(sys.argv[2], 'wb') as out:
        out.write(pdf)
