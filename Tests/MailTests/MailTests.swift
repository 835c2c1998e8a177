import Testing

import Mail
