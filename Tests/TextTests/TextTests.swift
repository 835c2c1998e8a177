import Testing

import Text
