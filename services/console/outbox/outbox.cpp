#include "services/console/outbox/outbox.h"
