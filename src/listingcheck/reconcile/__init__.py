# SPDX-License-Identifier: Apache-2.0
"""Compares what a marketplace really refused with what the rules of a profile predict.

* ``reading`` makes refusals of files and objects, by ``tables`` and ``answers``; ``words`` tells
  what columns and keys hold.
* ``reasons`` says which rules a message stands for, ``desk`` which product is meant.
* ``predictions`` runs the rules that are on, and those that a refusal may stand for.
* ``verdicts`` compares; ``causes`` says why something was missed, ``columns`` adds up.
* ``result`` is the outcome and its JSON, ``table`` the same for people.
"""
