"""What the web server serves."""

import gc

from forum import create_app

app = create_app()
# A page is made of thousands of objects and hardly a circle among them. Python would look for circles
# several times for each page: let it look seldom, and never among what stays for good.
gc.freeze()
gc.set_threshold(20_000, 20, 20)
