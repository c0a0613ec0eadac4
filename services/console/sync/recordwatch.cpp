#include "services/console/sync/recordwatch.h"
