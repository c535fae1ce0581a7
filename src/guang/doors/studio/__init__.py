"""The demo world's photo studio: things made of distance fields, lit like product photography.

Nothing here knows about shops or databases. A *form* (``forms``) is a shape made of named parts; ``trace``
turns it into a surface (normals, depth, shade) once; ``light`` gives the parts materials and lights them;
``sets`` builds what stands around; ``picture`` and ``film`` compose stills and vertical clips; ``sound`` plays along.
Only NumPy, SciPy and Pillow are used, and no font.
"""
