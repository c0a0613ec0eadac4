#include "services/console/sync/sync.h"
