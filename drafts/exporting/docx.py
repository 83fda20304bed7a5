class NotMade(Exception): pass
def docx(draft): return b""
