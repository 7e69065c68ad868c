"""Outlook's forms of mail: .msg files, winmail.dat parts and .pst data files, each turned into an ordinary
message.
"""
