"""Runs Apertium APy on the loopback interface alone; by itself it binds all of them.

argv: the folder that holds the package apertium_apy, or "", then APy's own arguments.
"""
import sys

import tornado.tcpserver

folder = sys.argv.pop(1)
if folder:
    sys.path.insert(0, folder)

bind = tornado.tcpserver.TCPServer.bind


def loopback(self, port, address=None, **more):
    bind(self, port, address="127.0.0.1", **more)


tornado.tcpserver.TCPServer.bind = loopback

from apertium_apy.apy import main  # noqa: E402 (it reads argv)

main()
