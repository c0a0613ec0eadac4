#include "services/console/store/decisionrows.h"
