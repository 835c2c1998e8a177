import Testing

import Syntax
