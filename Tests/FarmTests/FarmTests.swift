import Testing

import Farm
