#include "services/console/store/localstore.h"
