#include "services/console/store/draftrows.h"
